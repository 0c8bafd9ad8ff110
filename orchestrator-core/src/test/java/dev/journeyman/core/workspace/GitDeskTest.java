package dev.journeyman.core.workspace;

import static dev.journeyman.core.workspace.Fixture.failureOf;
import static dev.journeyman.core.workspace.Fixture.read;
import static dev.journeyman.core.workspace.Fixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.core.workspace.Snapshot.Reason;
import dev.journeyman.core.workspace.Snapshot.Skipped;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.util.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitDeskTest {
    @TempDir
    Path folder;

    private Fixture user;
    private Workspace workspace;
    private Desk desk;

    @BeforeEach
    void open() {
        user = Fixture.sample(folder);
        workspace = user.workspace();
        desk = workspace.desk("main");
    }

    @AfterEach
    void close() {
        user.close();
    }

    @Test
    void nothingIsCreatedBeforeItIsUsed() {
        assertThat(desk.directory()).doesNotExist();
        assertThat(desk.current()).isEmpty();
        assertThat(failureOf(() -> desk.snapshot(workspace.base(), "x")).code())
                .isEqualTo("workspace.foreign-directory");
    }

    @Test
    void theDirectoryLiesOutsideTheCheckoutAndHoldsTheCommitsFiles() {
        Restored restored = desk.moveTo(workspace.base());

        assertThat(restored.saved()).isEmpty();
        assertThat(desk.directory()).startsWith(user.stateHome);
        assertThat(desk.current()).contains(workspace.base());
        assertThat(Fixture.hashes(desk.directory(), ".git/")).isEqualTo(Fixture.hashes(user.root, ".git/"));
    }

    @Test
    void anUnchangedDirectoryIsItsParent() {
        desk.moveTo(workspace.base());

        assertThat(desk.snapshot(workspace.base(), "nothing")).isEqualTo(new Snapshot(workspace.base(), List.of()));
    }

    @Test
    void aSnapshotHoldsWhatWasAddedChangedAndDeletedButNothingIgnored() throws IOException {
        desk.moveTo(workspace.base());
        write(desk.directory(), "src/New.java", "class New {}\n");
        write(desk.directory(), "README.md", "# New shop\n");
        Files.delete(desk.directory().resolve("src/util/Text.java"));
        write(desk.directory(), "target/out.txt", "built\n");
        write(desk.directory(), "build.log", "noise\n");

        Snapshot snapshot = desk.snapshot(workspace.base(), "agent: work");

        assertThat(workspace.difference(workspace.base(), snapshot.commit()))
                .containsExactly(
                        new Difference("README.md", Difference.Kind.MODIFIED, 1, 1),
                        new Difference("src/New.java", Difference.Kind.ADDED, 1, 0),
                        new Difference("src/util/Text.java", Difference.Kind.DELETED, 0, 1));
        assertThat(desk.current()).contains(snapshot.commit());
        assertThat(workspace.log()).first().extracting(LogEntry::message).isEqualTo("agent: work");
    }

    @Test
    void anEditOfTheSameSizeRightAfterASnapshotIsSeen() {
        desk.moveTo(workspace.base());
        String last = workspace.base();
        for (int i = 0; i < 50; i++) {
            write(desk.directory(), "README.md", "# Sho" + (char) ('A' + i % 26) + "\n");
            String next = desk.snapshot(last, "edit " + i).commit();
            assertThat(next).isNotEqualTo(last);
            last = next;
        }
    }

    @Test
    void movingBackSavesWhatStandsThereAndMovingForwardBringsItBack() {
        desk.moveTo(workspace.base());
        write(desk.directory(), "src/Human.java", "class Human {}\n");
        write(desk.directory(), "README.md", "by hand\n");

        Restored restored = desk.moveTo(workspace.base());

        assertThat(desk.directory().resolve("src/Human.java")).doesNotExist();
        assertThat(read(desk.directory().resolve("README.md"))).isEqualTo("# Shop\n");
        desk.moveTo(restored.saved().orElseThrow());
        assertThat(read(desk.directory().resolve("src/Human.java"))).isEqualTo("class Human {}\n");
        assertThat(read(desk.directory().resolve("README.md"))).isEqualTo("by hand\n");
    }

    @Test
    void movingSavesNothingWhereNothingIsLost() {
        desk.moveTo(workspace.base());
        write(desk.directory(), "README.md", "more\n");
        String commit = desk.snapshot(workspace.base(), "more").commit();

        assertThat(desk.moveTo(workspace.base()).saved()).isEmpty();
        assertThat(desk.moveTo(commit).saved()).isEmpty();
        assertThat(desk.moveTo(commit).saved()).isEmpty();
    }

    @Test
    void ignoredFilesSurviveEveryMove() {
        desk.moveTo(workspace.base());
        write(desk.directory(), "target/cache.bin", "expensive\n");
        write(desk.directory(), "README.md", "more\n");
        String commit = desk.snapshot(workspace.base(), "more").commit();

        desk.moveTo(workspace.base());
        desk.moveTo(commit);

        assertThat(read(desk.directory().resolve("target/cache.bin"))).isEqualTo("expensive\n");
    }

    @Test
    void filesIgnoredByARuleThatIsTakenBackStayAndAreNotTakenForWork() {
        desk.moveTo(workspace.base());
        write(desk.directory(), ".gitignore", "target/\n*.log\ndata/\n");
        write(desk.directory(), "data/big.csv", "1,2\n");
        String commit = desk.snapshot(workspace.base(), "ignore data").commit();

        desk.moveTo(workspace.base());

        assertThat(read(desk.directory().resolve("data/big.csv"))).isEqualTo("1,2\n");
        assertThat(desk.snapshot(workspace.base(), "redo").commit()).isEqualTo(workspace.base());
        write(desk.directory(), "data/big.csv", "1,2,3\n");
        String redone = desk.snapshot(workspace.base(), "redo").commit();
        assertThat(workspace.tree(redone).read("data/big.csv")).contains("1,2,3\n");
        assertThat(workspace.tree(commit).paths()).doesNotContain("data/big.csv");
    }

    @Test
    void anIgnoredFileInTheWayIsMovedAsideNotOverwritten() {
        String withLog = workspace
                .edit(workspace.base(), List.of(new FileEdit.Create("build.log", "committed\n")), "log")
                .commit();
        desk.moveTo(workspace.base());
        write(desk.directory(), "build.log", "mine\n");

        Restored restored = desk.moveTo(withLog);

        assertThat(read(desk.directory().resolve("build.log"))).isEqualTo("committed\n");
        assertThat(restored.aside())
                .singleElement()
                .satisfies(file -> assertThat(read(file)).isEqualTo("mine\n"));
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        String withFile = workspace
                .edit(workspace.base(), List.of(new FileEdit.Create("target/a.txt", "a\n")), "a")
                .commit();
        desk.moveTo(workspace.base());
        Files.createSymbolicLink(desk.directory().resolve("target"), elsewhere);

        desk.moveTo(withFile);

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(read(desk.directory().resolve("target/a.txt"))).isEqualTo("a\n");
    }

    @Test
    void aTrackedFolderReplacedByALinkComesBackAsAFolder() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        desk.moveTo(workspace.base());
        Path util = desk.directory().resolve("src/util");
        Files.delete(util.resolve("Text.java"));
        Files.delete(util);
        Files.createSymbolicLink(util, elsewhere);

        desk.moveTo(workspace.base());

        assertThat(Files.isDirectory(util, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(util.resolve("Text.java")).exists();
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void modesAndLinksGoThereAndBack() throws IOException {
        desk.moveTo(workspace.base());
        Path script = desk.directory().resolve("run.sh");
        Files.writeString(script, "#!/bin/sh\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(desk.directory().resolve("link"), Path.of("src/Main.java"));
        String commit = desk.snapshot(workspace.base(), "script").commit();

        desk.moveTo(workspace.base());
        assertThat(script).doesNotExist();
        desk.moveTo(commit);

        assertThat(script).isExecutable();
        assertThat(Files.readSymbolicLink(desk.directory().resolve("link"))).isEqualTo(Path.of("src/Main.java"));
        assertThat(workspace.tree(commit).paths()).contains("link");
        assertThat(workspace.tree(commit).read("link")).isEmpty();
    }

    @Test
    void secretsAreLeftOutAndNamedUnlessTheyAreCommittedAlready() {
        user.write("config/.env", "KEY=public\n");
        String base = user.commit("an env file of the project");
        Workspace other = user.project().workspace(new WorkflowId("other"), Optional.of(base));
        Desk secret = other.desk("main");
        secret.moveTo(base);
        write(secret.directory(), "config/.env", "KEY=changed\n");
        write(secret.directory(), ".env", "KEY=s3cret\n");
        write(secret.directory(), "keys/server.pem", "-----BEGIN PRIVATE KEY-----\nabc\n");
        write(secret.directory(), "keys/public.pem", "-----BEGIN CERTIFICATE-----\nabc\n");

        Snapshot snapshot = secret.snapshot(base, "work");

        assertThat(snapshot.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped(".env", Reason.SECRET), new Skipped("keys/server.pem", Reason.SECRET));
        assertThat(other.tree(snapshot.commit()).paths()).contains("config/.env", "keys/public.pem");
        assertThat(other.tree(snapshot.commit()).read("config/.env")).contains("KEY=changed\n");
    }

    @Test
    void aSecretInTheWayIsMovedAside() {
        String withEnv = workspace
                .edit(workspace.base(), List.of(new FileEdit.Create(".env", "sample\n")), "env")
                .commit();
        desk.moveTo(workspace.base());
        write(desk.directory(), ".env", "s3cret\n");

        Restored restored = desk.moveTo(withEnv);

        assertThat(restored.aside())
                .singleElement()
                .satisfies(file -> assertThat(read(file)).isEqualTo("s3cret\n"));
    }

    @Test
    void oversizeFilesAreLeftOutAndNamed() throws IOException {
        desk.moveTo(workspace.base());
        sparse(desk.directory().resolve("big.bin"));
        sparse(desk.directory().resolve("README.md"));

        Snapshot snapshot = desk.snapshot(workspace.base(), "big");

        assertThat(snapshot.commit()).isEqualTo(workspace.base());
        assertThat(snapshot.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("big.bin", Reason.TOO_LARGE), new Skipped("README.md", Reason.TOO_LARGE));
        Restored restored = desk.moveTo(workspace.base());
        assertThat(read(desk.directory().resolve("README.md"))).isEqualTo("# Shop\n");
        assertThat(restored.aside())
                .singleElement()
                .satisfies(file -> assertThat(file).hasSize(60L << 20));
    }

    private static void sparse(Path file) throws IOException {
        try (var channel = new RandomAccessFile(file.toFile(), "rw")) {
            channel.setLength(60L << 20);
        }
    }

    @Test
    void reservedNamesAndPipesAreLeftOutAndNamed() throws Exception {
        desk.moveTo(workspace.base());
        write(desk.directory(), "src/git~1", "x\n");
        boolean pipe =
                new ProcessBuilder("mkfifo", desk.directory().resolve("pipe").toString())
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(pipe);

        Snapshot snapshot = desk.snapshot(workspace.base(), "odd");

        assertThat(snapshot.commit()).isEqualTo(workspace.base());
        assertThat(snapshot.skipped())
                .containsExactlyInAnyOrder(
                        new Skipped("pipe", Reason.UNREADABLE), new Skipped("src/git~1", Reason.RESERVED_NAME));
    }

    @Test
    void aRepositoryMadeInsideIsSavedAsFiles() throws Exception {
        desk.moveTo(workspace.base());
        write(desk.directory(), "vendored/lib.txt", "lib\n");
        try (var nested = Git.init()
                .setDirectory(desk.directory().resolve("vendored").toFile())
                .call()) {
            nested.add().addFilepattern(".").call();
            nested.commit().setMessage("nested").setSign(false).call();
        }

        Snapshot snapshot = desk.snapshot(workspace.base(), "vendored");

        assertThat(workspace.tree(snapshot.commit()).read("vendored/lib.txt")).contains("lib\n");
        assertThat(workspace.tree(snapshot.commit()).paths()).noneMatch(path -> path.contains(".git/"));
    }

    @Test
    void aNewFileBesideACommittedOneInAnIgnoredFolderStaysIgnored() throws IOException {
        Files.delete(user.root.resolve(".gitignore"));
        user.write("target/kept.txt", "kept\n");
        user.commit("committed before it was ignored");
        user.write(".gitignore", "target/\n");
        String base = user.commit("ignore");
        Workspace other = user.project().workspace(new WorkflowId("other"), Optional.of(base));
        Desk place = other.desk("main");
        place.moveTo(base);
        write(place.directory(), "target/kept.txt", "changed\n");
        write(place.directory(), "target/new.txt", "new\n");

        String commit = place.snapshot(base, "work").commit();

        assertThat(other.tree(commit).paths()).contains("target/kept.txt").doesNotContain("target/new.txt");
        assertThat(other.tree(commit).read("target/kept.txt")).contains("changed\n");
    }

    @Test
    void gitWorksInsideAndWhatIsDoneThereTouchesNobody() throws IOException {
        assumeTrue(GitProgram.present());
        desk.moveTo(workspace.base());
        var before = user.gitFiles();
        Path directory = desk.directory();
        assertThat(GitProgram.run(directory, "status", "--porcelain")).isEmpty();
        assertThat(GitProgram.run(directory, "rev-parse", "HEAD")).isEqualTo(workspace.base());
        assertThat(GitProgram.run(directory, "log", "--format=%s")).isEqualTo("start");
        write(directory, "src/Agent.java", "class Agent {}\n");
        GitProgram.run(directory, "switch", "-c", "feature");
        GitProgram.run(directory, "add", "-A");
        GitProgram.run(directory, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-m", "agent's own");
        GitProgram.run(directory, "config", "core.hooksPath", "/tmp");
        GitProgram.run(directory, "tag", "v1");
        GitProgram.run(directory, "fsck", "--full");

        Snapshot snapshot = desk.snapshot(workspace.base(), "agent: work");

        assertThat(workspace.tree(snapshot.commit()).read("src/Agent.java")).contains("class Agent {}\n");
        assertThat(user.gitFiles()).isEqualTo(before);
        assertThat(GitProgram.run(user.gitDirectory().resolve("journeyman/store.git"), "for-each-ref"))
                .doesNotContain("feature", "v1");
        desk.moveTo(workspace.base());
        assertThat(GitProgram.run(directory, "status", "--porcelain")).isEmpty();
        assertThat(GitProgram.run(directory, "rev-parse", "HEAD")).isEqualTo(workspace.base());
        assertThat(GitProgram.run(directory, "log", "-1", "--format=%s", "feature"))
                .isEqualTo("agent's own");
    }

    @Test
    void aGitDirectoryTurnedIntoALinkIsReplacedNotFollowed() throws IOException {
        desk.moveTo(workspace.base());
        FileUtils.delete(desk.directory().resolve(".git").toFile(), FileUtils.RECURSIVE);
        Files.createSymbolicLink(desk.directory().resolve(".git"), user.gitDirectory());
        var before = user.gitFiles();

        desk.moveTo(workspace.base());

        assertThat(user.gitFiles()).isEqualTo(before);
        assertThat(Files.isSymbolicLink(desk.directory().resolve(".git"))).isFalse();
    }

    @Test
    void aDirectoryOfSomebodyElseIsRefused() {
        write(desk.directory(), "mine.txt", "mine\n");

        assertThat(failureOf(() -> desk.moveTo(workspace.base())).code()).isEqualTo("workspace.foreign-directory");
        assertThat(failureOf(desk::discard).code()).isEqualTo("workspace.foreign-directory");
        assertThat(read(desk.directory().resolve("mine.txt"))).isEqualTo("mine\n");
    }

    @Test
    void discardingKeepsWhatNoCommitHas() {
        desk.moveTo(workspace.base());
        write(desk.directory(), "src/Human.java", "class Human {}\n");

        desk.discard();

        assertThat(desk.directory()).doesNotExist();
        assertThat(desk.current()).isEmpty();
        String saved = workspace.log().get(0).commit();
        assertThat(workspace.tree(saved).read("src/Human.java")).contains("class Human {}\n");
        desk.discard();
    }

    @Test
    void aDirectoryThatVanishedIsBuiltAgain() throws IOException {
        desk.moveTo(workspace.base());
        write(desk.directory(), "README.md", "more\n");
        String commit = desk.snapshot(workspace.base(), "more").commit();
        FileUtils.delete(desk.directory().toFile(), FileUtils.RECURSIVE);

        assertThat(desk.current()).isEmpty();
        desk.moveTo(commit);

        assertThat(read(desk.directory().resolve("README.md"))).isEqualTo("more\n");
        assertThat(desk.snapshot(commit, "same").commit()).isEqualTo(commit);
    }

    @Test
    void aLostOrBrokenIndexCostsTimeOnly() throws IOException {
        user.write("config/.env", "KEY=public\n");
        String base = user.commit("env");
        Workspace other = user.project().workspace(new WorkflowId("other"), Optional.of(base));
        Desk place = other.desk("main");
        place.moveTo(base);
        Path index = user.gitDirectory().resolve("journeyman/store.git/items/other/main.index");

        Files.delete(index);
        assertThat(place.snapshot(base, "x")).isEqualTo(new Snapshot(base, List.of()));
        Files.writeString(index, "garbage");
        assertThat(place.snapshot(base, "x")).isEqualTo(new Snapshot(base, List.of()));
    }

    @Test
    void namesOfDesksAreChecked() {
        assertThatThrownBy(() -> workspace.desk("../x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> workspace.desk(".new")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void desksOfOneWorkflowDoNotMeet() {
        Desk other = workspace.desk("item-2");
        desk.moveTo(workspace.base());
        other.moveTo(workspace.base());
        write(desk.directory(), "one.txt", "1\n");
        write(other.directory(), "two.txt", "2\n");

        String one = desk.snapshot(workspace.base(), "one").commit();
        String two = other.snapshot(workspace.base(), "two").commit();

        assertThat(workspace.tree(one).paths()).contains("one.txt").doesNotContain("two.txt");
        assertThat(workspace.tree(two).paths()).contains("two.txt").doesNotContain("one.txt");
    }

    @Test
    void manyNewFilesBecomeOnePack() throws IOException {
        desk.moveTo(workspace.base());
        for (int i = 0; i < 300; i++) {
            write(desk.directory(), "many/f" + i + ".txt", "content " + i + "\n");
        }

        String commit = desk.snapshot(workspace.base(), "many").commit();

        Path packs = user.gitDirectory().resolve("journeyman/store.git/objects/pack");
        try (var files = Files.list(packs)) {
            assertThat(files.filter(f -> f.toString().endsWith(".pack"))).hasSize(1);
        }
        desk.moveTo(workspace.base());
        assertThat(desk.directory().resolve("many")).doesNotExist();
        desk.moveTo(commit);
        assertThat(read(desk.directory().resolve("many/f299.txt"))).isEqualTo("content 299\n");
        assertThat(user.reopened().tree(commit).read("many/f7.txt")).contains("content 7\n");
    }
}
