package dev.journeyman.core.workspace;

import static dev.journeyman.core.workspace.Fixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.step.FileEdit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a directory gets beside the files of its commit. */
class ReadyDeskTest {
    private static final List<String> COPIED =
            List.of(".env.test", "conf/*.properties", "packages", "README.md", "src");

    @TempDir
    Path folder;

    private Fixture user;
    private Workspace workspace;
    private Desk desk;

    @BeforeEach
    void aCheckoutWithFilesThatNoCommitHas() throws Exception {
        user = Fixture.sample(folder);
        user.write(".env.test", "TOKEN=not-for-commits\n");
        user.write("conf/local.properties", "sdk=/opt/sdk\n");
        user.write("conf/other.txt", "not asked for\n");
        user.write("packages/deep/one.js", "1\n");
        user.write("README.md", "changed, but not committed\n");
        user.write("src/local/settings.yml", "beside what is committed\n");
        Files.createSymbolicLink(user.root.resolve("packages/link"), Path.of("deep/one.js"));
        workspace = user.project().workspace(Fixture.WORKFLOW, Optional.empty(), COPIED, 0);
        desk = workspace.desk("main");
        desk.moveTo(workspace.base());
    }

    @AfterEach
    void close() {
        user.close();
    }

    @Test
    void copiesFilesAndWholeFoldersButNothingThatTheCommitHas() {
        assertThat(desk.directory().resolve(".env.test")).hasContent("TOKEN=not-for-commits");
        assertThat(desk.directory().resolve("conf/local.properties")).exists();
        assertThat(desk.directory().resolve("conf/other.txt")).doesNotExist();
        assertThat(desk.directory().resolve("packages/deep/one.js")).exists();
        assertThat(desk.directory().resolve("packages/link")).isSymbolicLink();
        assertThat(desk.directory().resolve("src/local/settings.yml")).exists();
        assertThat(desk.directory().resolve("README.md")).hasContent("# Shop");
    }

    @Test
    void neverCommitsThemWhateverBecomesOfThem() {
        write(desk.directory(), ".env.test", "TOKEN=another\n");
        write(desk.directory(), "packages/deep/two.js", "2\n");
        write(desk.directory(), "src/New.java", "class New {}\n");

        Snapshot snapshot = desk.snapshot(workspace.base(), "work");

        assertThat(workspace.difference(workspace.base(), snapshot.commit()))
                .extracting(Difference::path)
                .containsExactly("src/New.java");
        assertThat(snapshot.skipped()).as("nobody needs to hear of them").isEmpty();
    }

    @Test
    void theyStayWhenTheDirectoryMovesAndWhenAnotherProcessGoesOn() {
        String next = workspace
                .edit(workspace.base(), List.of(new FileEdit.Delete(".gitignore")), "e")
                .commit();
        desk.moveTo(next);
        user.closeProject();
        Workspace reopened = user.project().workspace(Fixture.WORKFLOW, Optional.empty(), COPIED, 0);

        Snapshot snapshot = reopened.desk("main").snapshot(next, "nothing");

        assertThat(snapshot.commit()).isEqualTo(next);
        assertThat(reopened.desk("main").directory().resolve(".env.test")).exists();
    }

    @Test
    void whatASetupMadeIsNoNewWorkUntilItIsChanged() {
        assertThat(desk.readyBy()).isEmpty();
        write(desk.directory(), "generated/Made.java", "class Made {}\n");
        write(desk.directory(), "README.md", "the setup wrote this\n");

        desk.ready("make setup");
        desk.moveTo(workspace.base());

        assertThat(desk.readyBy()).contains("make setup");
        assertThat(desk.directory().resolve("generated/Made.java")).exists();
        assertThat(desk.directory().resolve("README.md")).hasContent("# Shop");
        assertThat(desk.snapshot(workspace.base(), "nothing").commit()).isEqualTo(workspace.base());
        write(desk.directory(), "generated/Made.java", "class Made { int more; }\n");
        assertThat(desk.snapshot(workspace.base(), "work").commit()).isNotEqualTo(workspace.base());
    }

    @Test
    void aNewDirectoryIsNotReady() {
        desk.ready("make setup");
        desk.discard();
        desk.moveTo(workspace.base());

        assertThat(desk.readyBy()).isEmpty();
        assertThat(desk.directory().resolve(".env.test")).exists();
    }

    @Test
    void aBareRepositoryHasNothingToCopyFrom() throws Exception {
        Path bare = folder.resolve("bare.git");
        Git.cloneRepository()
                .setURI(user.root.toUri().toString())
                .setBare(true)
                .setDirectory(bare.toFile())
                .call()
                .close();
        try (GitProject project = GitProject.open(bare, user.stateHome, user.clock())) {
            assertThatThrownBy(() -> project.workspace(Fixture.WORKFLOW, Optional.of("main"), COPIED, 0))
                    .isInstanceOf(OrchestratorException.class)
                    .hasMessageContaining("workspace.copy", "bare repository");
        }
    }
}
