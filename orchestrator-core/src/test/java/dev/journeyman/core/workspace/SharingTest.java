package dev.journeyman.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.step.FileEdit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is at the remote, when, and under which name. */
@SuppressWarnings("NullAway.Init")
class SharingTest {
    @TempDir
    Path temp;

    private Fixture user;
    private Path remote;
    private GitProject project;

    @BeforeEach
    void openProject() throws Exception {
        user = Fixture.sample(temp);
        remote = temp.resolve("remote.git");
        try (Git git = Git.init().setBare(true).setDirectory(remote.toFile()).call()) {
            // As in a repository that a group shares.
            git.getRepository().getConfig().setBoolean("receive", null, "denyNonFastForwards", true);
            git.getRepository().getConfig().save();
        }
        user.git
                .remoteAdd()
                .setName("team")
                .setUri(new org.eclipse.jgit.transport.URIish(remote.toUri().toString()))
                .call();
        project = GitProject.open(user.root, user.stateHome, user.clock(), Optional.of("team"));
    }

    @AfterEach
    void close() {
        project.close();
        user.close();
    }

    private Workspace workspace(long epoch) {
        return project.workspace(Fixture.WORKFLOW, Optional.empty(), List.of(), epoch);
    }

    private static String write(Workspace workspace, String parent, String path) {
        String commit = workspace
                .edit(parent, List.of(new FileEdit.Create(path, path)), path)
                .commit();
        workspace.save("main", commit);
        return commit;
    }

    private List<String> sent() throws Exception {
        try (Git git = Git.open(remote.toFile())) {
            return git.getRepository().getRefDatabase().getRefs().stream()
                    .map(Ref::getName)
                    .filter(name -> name.startsWith("refs/"))
                    .map(name -> name.replace("refs/journeyman/" + Fixture.WORKFLOW + "/", "")
                            .replaceFirst("^(\\d+)-\\w+/", "$1/"))
                    .toList();
        }
    }

    private boolean has(String commit) throws Exception {
        try (Git git = Git.open(remote.toFile())) {
            return git.getRepository().getObjectDatabase().has(org.eclipse.jgit.lib.ObjectId.fromString(commit));
        }
    }

    @Test
    void aCommitIsThereBeforeAnEventCanNameIt() throws Exception {
        try (Workspace workspace = workspace(1)) {
            String first = write(workspace, workspace.base(), "one.txt");
            assertThat(has(first)).isTrue();
            String other = write(workspace, workspace.base(), "two.txt");
            assertThat(has(other)).isTrue();
            assertThat(sent())
                    .as("what the name meant before stays as well")
                    .containsExactlyInAnyOrder("1/base", "1/saved/main", "1/saved/main.1");
            String onward = write(workspace, other, "three.txt");
            assertThat(has(onward)).isTrue();
            assertThat(sent()).hasSize(3);
        }
    }

    @Test
    void whoWasTakenOverCannotMoveWhatTheNextOneSent() throws Exception {
        try (Workspace old = workspace(1)) {
            String first = write(old, old.base(), "one.txt");
            try (Workspace next = workspace(2)) {
                String second = write(next, first, "two.txt");
                String late = write(old, first, "late.txt");
                assertThat(has(second)).isTrue();
                assertThat(has(late)).isTrue();
                assertThat(sent()).contains("1/saved/main", "2/saved/main");
            }
        }
    }

    @Test
    void whileTheRemoteIsAwayCommitsWait() throws Exception {
        Path away = temp.resolve("away.git");
        String first;
        try (Workspace workspace = workspace(1)) {
            Files.move(remote, away);
            first = write(workspace, workspace.base(), "one.txt");
            assertThat(workspace.readable(first)).isTrue();
            Files.move(away, remote);
            assertThat(has(first)).isFalse();
        }
        assertThat(has(first)).as("sent at the end").isTrue();
    }

    @Test
    void whatAWorkflowSentGoesWithIt() throws Exception {
        try (Workspace workspace = workspace(1)) {
            write(workspace, workspace.base(), "one.txt");
        }
        try (Git git = Git.open(remote.toFile())) {
            git.getRepository().updateRef("refs/heads/theirs");
            project.release(Fixture.WORKFLOW);
            assertThat(sent()).isEmpty();
        }
    }

    @Test
    void aRemoteThatIsNotSetUpIsRefusedByName() {
        assertThatThrownBy(() -> GitProject.open(user.root, user.stateHome, user.clock(), Optional.of("origin")))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("workspace.share is 'origin'")
                .hasMessageContaining("[team]");
    }

    @Test
    void aServerThatHangsIsGivenUpAndNoMessageHoldsAPassword() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://ann:secret@127.0.0.1:" + silent.getLocalPort() + "/x.git";
            Remote hanging = new Remote("team", url, user.root.resolve(".git"), Duration.ofMillis(500));
            assertThatThrownBy(() -> hanging.fetch(List.of("refs/x:refs/x")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("did not end within")
                    .hasMessageContaining("'team'")
                    .hasMessageNotContaining("secret");
        }
        String gone = "http://ann:secret@127.0.0.1:1/x.git";
        assertThatThrownBy(() -> new Remote("team", gone, user.root.resolve(".git")).list("refs/"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("git ls-remote with remote 'team' ended with 128")
                .hasMessageNotContaining("secret");
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.filter(file -> file.getFileName().toString().matches("journeyman\\d+\\.git")))
                    .isEmpty();
        }
    }

    @Test
    void doctorReachesIt() throws Exception {
        assertThat(project.reachRemote()).contains("remote 'team' answers and has 0 refs of workflows");
        Files.move(remote, temp.resolve("away.git"));
        assertThatThrownBy(() -> project.reachRemote())
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("reach the remote that workspace.share names");
    }
}
