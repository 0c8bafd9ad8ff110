package dev.journeyman.core.workspace;

import static dev.journeyman.core.workspace.Fixture.failureOf;
import static dev.journeyman.core.workspace.Fixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.FileEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitProjectTest {
    private static final WorkRequest REQUEST = WorkRequest.of("Add a login.");

    @TempDir
    Path folder;

    private Fixture user;

    @BeforeEach
    void open() {
        user = Fixture.sample(folder);
    }

    @AfterEach
    void close() {
        user.close();
    }

    private String refusal(Path inside) {
        SortedMap<String, String> before = Fixture.hashes(folder, "none");
        String code = failureOf(() -> {
                    try (GitProject project = GitProject.open(inside, user.stateHome, user.clock())) {
                        project.workspace(Fixture.WORKFLOW, Optional.empty());
                    }
                })
                .code();
        assertThat(Fixture.hashes(folder, "none")).isEqualTo(before);
        return code;
    }

    private void configure(String key, String value) throws IOException {
        int first = key.indexOf('.');
        int last = key.lastIndexOf('.');
        String sub = first == last ? "" : " \"" + key.substring(first + 1, last) + "\"";
        Files.writeString(
                user.gitDirectory().resolve("config"),
                "[" + key.substring(0, first) + sub + "]\n" + key.substring(last + 1) + " = " + value + "\n",
                StandardOpenOption.APPEND);
    }

    @Test
    void aFolderWithoutARepositoryIsRefused() throws IOException {
        assertThat(refusal(Files.createDirectory(folder.resolve("plain")))).isEqualTo("repository.none");
    }

    @Test
    void aRepositoryOfSha256IsRefused() throws Exception {
        configure("core.repositoryformatversion", "1");
        configure("extensions.objectFormat", "sha256");

        assertThat(refusal(user.root)).isEqualTo("repository.object-format");
    }

    @Test
    void aPartialCloneIsRefused() throws Exception {
        configure("remote.origin.promisor", "true");
        assertThat(refusal(user.root)).isEqualTo("repository.partial-clone");
        configure("remote.origin.promisor", "false");
        configure("extensions.partialClone", "origin");
        assertThat(refusal(user.root)).isEqualTo("repository.partial-clone");
    }

    @Test
    void aRepositoryWithoutACommitIsRefused() {
        try (Fixture empty = Fixture.empty(folder.resolve("empty"))) {
            assertThat(refusal(empty.root)).isEqualTo("repository.no-commit");
        }
    }

    @Test
    void anUnknownRevisionIsRefused() {
        for (String unknown : List.of("nope", "a..b", "HEAD^{tree}")) {
            assertThat(failureOf(() -> user.project().startingPoint(REQUEST.withBase(unknown)))
                            .code())
                    .isEqualTo("repository.unknown-revision");
        }
    }

    @Test
    void openingAndAskingWritesNothing() {
        SortedMap<String, String> before = Fixture.hashes(folder, "none");
        GitProject project = user.project();

        assertThat(project.projectName()).isEqualTo("shop");
        assertThat(project.startingPoint(REQUEST.withBase("main"))).isEqualTo(project.startingPoint(REQUEST));
        assertThat(project.authorIdentity()).isEqualTo(Identity.JOURNEYMAN);
        assertThat(project.signingConfigured()).isFalse();
        assertThat(project.hooksConfigured()).isFalse();

        assertThat(Fixture.hashes(folder, "none")).isEqualTo(before);
    }

    @Test
    void theUsersSettingsAreSeen() throws Exception {
        configure("user.name", "Ada");
        configure("user.email", "ada@example.org");
        configure("commit.gpgsign", "true");
        write(user.gitDirectory(), "hooks/pre-commit", "#!/bin/sh\nexit 1\n");
        assertThat(user.project().hooksConfigured()).isFalse();
        assertThat(user.gitDirectory().resolve("hooks/pre-commit").toFile().setExecutable(true))
                .isTrue();

        assertThat(user.project().authorIdentity()).isEqualTo(new Identity("Ada", "ada@example.org", false));
        assertThat(user.project().authorIdentity()).hasToString("Ada <ada@example.org>");
        assertThat(user.project().signingConfigured()).isTrue();
        assertThat(user.project().hooksConfigured()).isTrue();
        configure("core.hooksPath", folder.resolve("none").toString());
        assertThat(user.reopened()).isNotNull();
        assertThat(user.project().hooksConfigured()).isFalse();
    }

    @Test
    void theEnginesFolderIsPrivate() throws IOException {
        Path state = user.project().stateDirectory();

        assertThat(state).isEqualTo(user.gitDirectory().toRealPath().resolve("journeyman"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
    }

    @Test
    void aWorkspaceLeavesTheUsersRepositoryAsItIsButForTheAnchor() {
        SortedMap<String, String> before = user.gitFiles();

        work(user.workspace());

        SortedMap<String, String> after = user.gitFiles();
        assertThat(after.remove("refs/journeyman/anchor/add-login")).isNotNull();
        assertThat(after).isEqualTo(before);
    }

    private static String work(Workspace workspace) {
        Desk desk = workspace.desk("main");
        desk.moveTo(workspace.base());
        write(desk.directory(), "src/Login.java", "class Login {}\n");
        String commit = desk.snapshot(workspace.base(), "agent: login").commit();
        String other = workspace
                .edit(workspace.base(), List.of(new FileEdit.Create("docs/login.md", "# Login\n")), "agent: docs")
                .commit();
        Merge merge = workspace.merge(workspace.base(), commit, other, "merge");
        String merged = ((Merge.Merged) merge).commit();
        workspace.save("item-1", merged);
        desk.moveTo(merged);
        return merged;
    }

    @Test
    void aResumedWorkflowStandsWhereItStood() {
        Workspace workspace = user.workspace();
        String merged = work(workspace);
        user.write("README.md", "# Newer shop\n");
        user.commit("the user goes on");

        Workspace resumed = user.reopened();

        assertThat(resumed.base()).isEqualTo(workspace.base());
        assertThat(resumed.desk("main").current()).contains(merged);
        assertThat(resumed.readable(merged)).isTrue();
        assertThat(resumed.desk("main").moveTo(merged).saved()).isEmpty();
    }

    @Test
    void aLaterBaseIsAnchoredBesideTheFirst() throws IOException {
        String first = user.workspace().base();
        user.git.getRepository().updateRef("refs/heads/side").getName();
        String second = orphan();

        user.project().workspace(Fixture.WORKFLOW, Optional.of(second));

        UserRepository repository = UserRepository.open(user.root);
        ObjectId anchor = Refs.target(
                Objects.requireNonNull(user.git.getRepository().exactRef("refs/journeyman/anchor/add-login")));
        assertThat(repository.reaches(anchor, ObjectId.fromString(first))).isTrue();
        assertThat(repository.reaches(anchor, ObjectId.fromString(second))).isTrue();
        repository.close();
    }

    /** A commit without a parent. */
    private String orphan() throws IOException {
        try (var inserter = user.git.getRepository().newObjectInserter()) {
            var commit = new org.eclipse.jgit.lib.CommitBuilder();
            commit.setTreeId(user.git.getRepository().resolve("HEAD^{tree}"));
            commit.setAuthor(new org.eclipse.jgit.lib.PersonIdent("Ada", "ada@example.org"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("another root\n");
            var id = inserter.insert(commit);
            inserter.flush();
            return id.name();
        }
    }

    @Test
    void aLostCommitIsNotReadable() {
        Workspace workspace = user.workspace();

        assertThat(workspace.readable("1234567890123456789012345678901234567890"))
                .isFalse();
        assertThat(failureOf(() -> workspace.tree("1234567890123456789012345678901234567890"))
                        .code())
                .isEqualTo("workspace.missing-object");
    }

    @Test
    void aCommitWithALostFileIsNotReadable() throws IOException {
        Workspace workspace = user.workspace();
        String commit = workspace
                .edit(workspace.base(), List.of(new FileEdit.Create("a.txt", "unique content\n")), "a")
                .commit();
        String blob = workspace.tree(commit).contentId("a.txt").orElseThrow();
        Files.delete(user.gitDirectory()
                .resolve("journeyman/store.git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

        assertThat(user.reopened().readable(commit)).isFalse();
    }

    @Test
    void collectingTheUsersGarbageHarmsNothing() throws IOException {
        assumeTrue(GitProgram.present());
        Workspace workspace = user.workspace();
        String merged = work(workspace);
        GitProgram.run(user.root, "checkout", "--orphan", "fresh");
        GitProgram.run(user.root, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-m", "fresh start");
        GitProgram.run(user.root, "branch", "-D", "main");
        GitProgram.run(user.root, "reflog", "expire", "--expire=now", "--all");
        GitProgram.run(user.root, "gc", "-q", "--prune=now");
        GitProgram.run(user.root, "clean", "-ffdx");

        assertThat(workspace.readable(merged)).isTrue();
        Workspace resumed = user.reopened();
        assertThat(resumed.readable(merged)).isTrue();
        FileUtils.delete(resumed.desk("main").directory().toFile(), FileUtils.RECURSIVE);
        resumed.desk("main").moveTo(resumed.base());
        resumed.desk("main").moveTo(merged);
        GitProgram.run(user.gitDirectory().resolve("journeyman/store.git"), "fsck", "--full");
        GitProgram.run(resumed.desk("main").directory(), "fsck", "--full");
    }

    @Test
    void releasingGivesUpDirectoriesRefsAndTheAnchor() {
        SortedMap<String, String> before = user.gitFiles();
        Workspace workspace = user.workspace();
        work(workspace);
        Workspace other = user.project().workspace(new WorkflowId("other"), Optional.empty());
        String kept = work(other);
        workspace.close();

        user.project().release(Fixture.WORKFLOW);

        assertThat(workspace.desk("main").directory()).doesNotExist();
        assertThat(workspace.desk("main").directory().getParent()).doesNotExist();
        assertThat(workspace.log()).isEmpty();
        assertThat(other.desk("main").current()).contains(kept);
        SortedMap<String, String> after = user.gitFiles();
        after.remove("refs/journeyman/anchor/other");
        assertThat(after).isEqualTo(before);
        user.project().release(Fixture.WORKFLOW);
    }

    @Test
    void whatAKilledProcessLeftLockedIsUnlockedForThisWorkflowOnly() throws IOException {
        Workspace workspace = user.workspace();
        String merged = work(workspace);
        Path store = user.gitDirectory().resolve("journeyman/store.git");
        write(store, "items/add-login/main.index.lock", "");
        write(store, "refs/journeyman/add-login/desk/main.lock", "");
        write(store, "refs/journeyman/add-login/saved/item-1.lock", "");
        write(store, "items/other/main.index.lock", "");
        write(user.gitDirectory(), "refs/journeyman/anchor/add-login.lock", "");
        write(user.gitDirectory(), "index.lock", "");
        write(workspace.desk("main").directory(), ".git/index.lock", "");

        Workspace resumed = user.reopened();
        Desk desk = resumed.desk("main");
        write(desk.directory(), "after.txt", "after\n");
        String commit = desk.snapshot(merged, "after").commit();
        resumed.save("item-1", commit);
        desk.moveTo(commit);

        assertThat(store.resolve("items/other/main.index.lock")).exists();
        assertThat(user.gitDirectory().resolve("index.lock")).exists();
        assertThat(desk.directory().resolve(".git/index.lock")).doesNotExist();
    }

    @Test
    void aHalfMadeStoreOrDirectoryIsMadeAgain() {
        Path state = user.project().stateDirectory();
        write(state, "store.git.new/HEAD", "half");
        Workspace workspace = user.workspace();
        Path home = workspace.desk("main").directory().resolveSibling(".new").resolve("main");
        write(home, "half.txt", "half\n");

        workspace.desk("main").moveTo(workspace.base());

        assertThat(workspace.desk("main").directory().resolve("half.txt")).doesNotExist();
        assertThat(state.resolve("store.git.new")).doesNotExist();
    }

    @Test
    void whatWasKeptStaysReachable() {
        Workspace workspace = user.workspace();
        String one = workspace
                .edit(workspace.base(), List.of(new FileEdit.Create("one.txt", "1\n")), "one")
                .commit();
        String two = workspace
                .edit(workspace.base(), List.of(new FileEdit.Create("two.txt", "2\n")), "two")
                .commit();

        workspace.save("main", one);
        workspace.save("main", two);

        assertThat(workspace.log()).extracting(LogEntry::commit).containsExactlyInAnyOrder(one, two);
        assertThat(workspace.log().get(0).commit()).isEqualTo(two);
        assertThat(workspace.log().get(0).author()).isEqualTo("Journeyman <journeyman@localhost>");
    }

    @Test
    void aMovedRepositoryGoesOn() throws IOException {
        String merged = work(user.workspace());
        user.close();
        Path moved = Files.move(user.root, folder.resolve("moved"));

        try (GitProject project = GitProject.open(moved, user.stateHome, user.clock())) {
            Workspace workspace = project.workspace(Fixture.WORKFLOW, Optional.empty());
            workspace.desk("main").moveTo(merged);

            assertThat(workspace.desk("main").directory().resolve("src/Login.java"))
                    .exists();
        }
    }

    @Test
    void alternatesOfTheUserAreFollowed() {
        assumeTrue(GitProgram.present());
        GitProgram.run(folder, "clone", "-q", "--shared", "shop", "borrower");

        workIn(folder.resolve("borrower"), "borrower");
    }

    @Test
    void aShallowCloneIsServed() {
        assumeTrue(GitProgram.present());
        user.write("README.md", "second\n");
        user.commit("second");
        GitProgram.run(folder, "clone", "-q", "--depth", "1", "file://" + user.root, "shallow");

        Path directory = workIn(folder.resolve("shallow"), "shallow");

        assertThat(GitProgram.run(directory, "log", "--format=%s")).endsWith("second");
    }

    @Test
    void aLinkedWorktreeIsServedFromItsOwnHead() {
        assumeTrue(GitProgram.present());
        GitProgram.run(
                user.root,
                "worktree",
                "add",
                "-q",
                "-b",
                "side",
                folder.resolve("linked").toString());
        write(folder.resolve("linked"), "side.txt", "side\n");
        GitProgram.run(folder.resolve("linked"), "add", "-A");
        GitProgram.run(folder.resolve("linked"), "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "side");

        Path directory = workIn(folder.resolve("linked"), "shop");

        assertThat(directory.resolve("side.txt")).exists();
        assertThat(user.gitDirectory().resolve("journeyman/store.git")).exists();
    }

    @Test
    void aSubmoduleIsServed() {
        assumeTrue(GitProgram.present());
        Path outer = folder.resolve("outer");
        GitProgram.run(folder, "init", "-q", "outer");
        GitProgram.run(outer, "-c", "protocol.file.allow=always", "submodule", "add", user.root.toString(), "inner");

        workIn(outer.resolve("inner"), "inner");
    }

    @Test
    void aBareRepositoryIsServed() {
        assumeTrue(GitProgram.present());
        GitProgram.run(folder, "clone", "-q", "--bare", "shop", "bare.git");

        workIn(folder.resolve("bare.git"), "bare");
    }

    @Test
    void aDetachedHeadAndAnyFolderInsideAreServed() throws Exception {
        user.git
                .checkout()
                .setName(Objects.requireNonNull(user.git.getRepository().resolve(Constants.HEAD))
                        .name())
                .call();

        workIn(user.root.resolve("src/util"), "shop");
    }

    private Path workIn(Path inside, String name) {
        try (GitProject project = GitProject.open(inside, folder.resolve("state2"), InstantSource.system())) {
            assertThat(project.projectName()).isEqualTo(name);
            Workspace workspace = project.workspace(Fixture.WORKFLOW, Optional.empty());
            String merged = work(workspace);
            assertThat(workspace.tree(merged).paths()).contains("src/Login.java", "docs/login.md", "README.md");
            Delivered delivered = workspace.deliver(merged, "journeyman/login", "feat: login", Identity.JOURNEYMAN);
            assertThat(delivered.branch()).isEqualTo("journeyman/login");
            if (GitProgram.present()) {
                GitProgram.run(inside, "fsck", "--full");
                assertThat(GitProgram.run(inside, "log", "-1", "--format=%s", "journeyman/login"))
                        .isEqualTo("feat: login");
            }
            return workspace.desk("main").directory();
        }
    }

    @Test
    void lineEndingsAndFiltersOfTheUserHold() throws Exception {
        StoredConfig config = user.git.getRepository().getConfig();
        config.setString("filter", "rot", "clean", "tr a-z n-za-m");
        config.setString("filter", "rot", "smudge", "tr a-z n-za-m");
        config.save();
        user.write(".gitattributes", "*.win text eol=crlf\n*.rot filter=rot\n");
        user.write("a.win", "one\r\ntwo\r\n");
        user.write("a.rot", "secret words\n");
        String base = user.commit("attributes");
        Workspace workspace = user.project().workspace(new WorkflowId("eol"), Optional.of(base));
        Desk desk = workspace.desk("main");

        desk.moveTo(base);

        assertThat(desk.directory().resolve("a.win")).hasContent("one\r\ntwo\r\n");
        assertThat(Fixture.read(desk.directory().resolve("a.win"))).isEqualTo("one\r\ntwo\r\n");
        assertThat(Fixture.read(desk.directory().resolve("a.rot"))).isEqualTo("secret words\n");
        assertThat(workspace.tree(base).read("a.win")).contains("one\ntwo\n");
        assertThat(workspace.tree(base).read("a.rot")).contains("frperg jbeqf\n");
        write(desk.directory(), "b.win", "three\r\n");
        write(desk.directory(), "b.rot", "more\n");
        String commit = desk.snapshot(base, "more").commit();
        assertThat(workspace.tree(commit).read("b.win")).contains("three\n");
        assertThat(workspace.tree(commit).read("b.rot")).contains("zber\n");
        if (GitProgram.present()) {
            desk.moveTo(commit);
            assertThat(GitProgram.run(desk.directory(), "status", "--porcelain"))
                    .isEmpty();
        }
    }

    @Test
    void twoProcessesShareOneStore() throws Exception {
        try (GitProject one = GitProject.open(user.root, user.stateHome, user.clock());
                GitProject two = GitProject.open(user.root, user.stateHome, user.clock())) {
            List<Thread> threads = List.of(
                    new Thread(() -> many(one, "a")),
                    new Thread(() -> many(two, "b")),
                    new Thread(() -> many(one, "c")));
            List<Throwable> failures = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
            threads.forEach(t -> t.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure)));
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
        }
    }

    private static void many(GitProject project, String id) {
        Workspace workspace = project.workspace(new WorkflowId(id), Optional.empty());
        Desk desk = workspace.desk("main");
        desk.moveTo(workspace.base());
        String last = workspace.base();
        for (int i = 0; i < 10; i++) {
            write(desk.directory(), "f" + i + ".txt", id + i);
            last = desk.snapshot(last, id + i).commit();
        }
        assertThat(workspace.log()).hasSize(10);
        assertThat(workspace
                        .deliver(last, "same/name", "feat: " + id, Identity.JOURNEYMAN)
                        .branch())
                .startsWith("same/name");
        workspace.close();
    }
}
