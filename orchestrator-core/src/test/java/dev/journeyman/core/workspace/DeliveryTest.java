package dev.journeyman.core.workspace;

import static dev.journeyman.core.workspace.Fixture.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Remedy;
import dev.journeyman.api.step.FileEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
    private static final Identity ADA = new Identity("Ada", "ada@example.org", false);
    private static final String MESSAGE = "feat: log in\n\nWhy.\n\nJourneyman-Workflow: add-login";

    @TempDir
    Path folder;

    private Fixture user;
    private Workspace workspace;
    private String result;

    @BeforeEach
    void open() {
        user = Fixture.sample(folder);
        workspace = user.workspace();
        String first = workspace
                .edit(
                        workspace.base(),
                        List.of(new FileEdit.Create("src/Login.java", "class Login {}\n")),
                        "agent: one")
                .commit();
        result = workspace
                .edit(first, List.of(new FileEdit.Replace("README.md", "# Shop", "# Shop with login")), "agent: two")
                .commit();
    }

    @AfterEach
    void close() {
        user.close();
    }

    private Delivered deliver(String branch) {
        return workspace.deliver(result, branch, MESSAGE, ADA);
    }

    private ObjectId tip(String branch) throws IOException {
        return Objects.requireNonNull(user.git.getRepository().resolve("refs/heads/" + branch), branch);
    }

    @Test
    void aResultBecomesOneCommitOnTheBaseAndNothingElseMoves() throws IOException {
        SortedMap<String, String> before = user.gitFiles();

        Delivered delivered = deliver("journeyman/login");

        assertThat(delivered.branch()).isEqualTo("journeyman/login");
        assertThat(delivered.repeated()).isFalse();
        RevCommit commit = user.git.getRepository().parseCommit(tip("journeyman/login"));
        assertThat(commit.name()).isEqualTo(delivered.commit());
        assertThat(commit.getParents()).extracting(RevCommit::name).containsExactly(workspace.base());
        assertThat(commit.getTree().name()).isEqualTo(workspace.tree(result).id());
        assertThat(commit.getFullMessage()).isEqualTo(MESSAGE + "\n");
        assertThat(commit.getAuthorIdent().getEmailAddress()).isEqualTo("ada@example.org");
        assertThat(commit.getAuthorIdent().getWhenAsInstant().getEpochSecond()).isGreaterThan(1_800_000_000L);
        SortedMap<String, String> after = user.gitFiles();
        assertThat(after.keySet().stream().filter(file -> !before.containsKey(file)))
                .allMatch(file -> file.equals("refs/heads/journeyman/login")
                        || file.equals("logs/refs/heads/journeyman/login")
                        || file.startsWith("objects/pack/"))
                .hasSize(4);
        after.keySet().retainAll(before.keySet());
        assertThat(after).isEqualTo(before);
    }

    @Test
    void aRepeatFindsTheBranchThatIsThere() throws IOException {
        Delivered first = deliver("journeyman/login");

        Delivered again = deliver("journeyman/login");
        workspace = user.reopened();
        Delivered later = deliver("journeyman/login");

        assertThat(again).isEqualTo(new Delivered(first.commit(), first.branch(), true));
        assertThat(later).isEqualTo(again);
        assertThat(user.git.getRepository().resolve("refs/heads/journeyman/login-2"))
                .isNull();
    }

    @Test
    void aRepeatFindsTheBranchThatTheUserWentOnWith() throws Exception {
        Delivered first = deliver("journeyman/login");
        user.git.checkout().setName("journeyman/login").call();
        user.write("more.txt", "more\n");
        user.commit("the user goes on");

        assertThat(deliver("journeyman/login")).isEqualTo(new Delivered(first.commit(), first.branch(), true));
    }

    @Test
    void anInterruptedDeliveryIsFinishedWithTheSameCommit() throws Exception {
        Delivered first = deliver("journeyman/login");
        user.git
                .branchDelete()
                .setBranchNames("journeyman/login")
                .setForce(true)
                .call();

        Delivered again = deliver("journeyman/login");

        assertThat(again).isEqualTo(first);
    }

    @Test
    void aBranchThatExistsIsNeverMoved() throws Exception {
        user.git.branchCreate().setName("journeyman/login").call();
        ObjectId before = tip("journeyman/login");

        Delivered delivered = deliver("journeyman/login");

        assertThat(delivered.branch()).isEqualTo("journeyman/login-2");
        assertThat(tip("journeyman/login")).isEqualTo(before);
        assertThat(deliver("journeyman/login").branch()).isEqualTo("journeyman/login-2");
    }

    @Test
    void anotherResultGetsAnotherBranch() {
        deliver("journeyman/login");
        result = workspace
                .edit(result, List.of(new FileEdit.Create("src/Logout.java", "class Logout {}\n")), "agent: three")
                .commit();

        Delivered second = deliver("journeyman/login");

        assertThat(second.branch()).isEqualTo("journeyman/login-2");
        assertThat(second.repeated()).isFalse();
    }

    @Test
    void theCheckedOutBranchIsNeverWrittenEvenIfItHasNoCommit() throws Exception {
        Files.writeString(user.gitDirectory().resolve("HEAD"), "ref: refs/heads/journeyman/login\n");

        assertThat(deliver("journeyman/login").branch()).isEqualTo("journeyman/login-2");
        assertThat(user.git.getRepository().resolve("refs/heads/journeyman/login"))
                .isNull();
    }

    @Test
    void aBranchNamedLikeTheFolderIsInTheWay() throws Exception {
        user.git.branchCreate().setName("journeyman").call();

        assertThat(failureOf(() -> deliver("journeyman/login")))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("delivery.no-free-name"))
                .satisfies(failure -> assertThat(failure.remedy()).isEqualTo(Remedy.ASK_HUMAN));
    }

    @Test
    void nothingToDeliverIsRefused() {
        assertThat(failureOf(() -> workspace.deliver(workspace.base(), "journeyman/x", MESSAGE, ADA))
                        .code())
                .isEqualTo("delivery.empty");
    }

    @Test
    void aNameThatGitWouldNotTakeIsRefused() {
        assertThat(failureOf(() -> deliver("a..b")).code()).isEqualTo("delivery.branch-name");
        assertThat(failureOf(() -> deliver("")).code()).isEqualTo("delivery.branch-name");
    }

    @Test
    void foreignContentInTheCheckoutStaysAsItIs() throws IOException {
        user.write("README.md", "uncommitted\n");
        user.write("untracked.txt", "untracked\n");
        SortedMap<String, String> before = Fixture.hashes(user.root, ".git/");

        deliver("journeyman/login");

        assertThat(Fixture.hashes(user.root, ".git/")).isEqualTo(before);
    }

    @Test
    void hooksOfTheUserAreNotRun() throws IOException {
        for (String hook : List.of("pre-receive", "update", "post-receive", "pre-commit", "reference-transaction")) {
            Path file = user.gitDirectory().resolve("hooks/" + hook);
            Fixture.write(
                    user.gitDirectory(), "hooks/" + hook, "#!/bin/sh\ntouch " + folder + "/ran-" + hook + "\nexit 1\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }

        deliver("journeyman/login");

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("ran-"));
        }
    }
}
