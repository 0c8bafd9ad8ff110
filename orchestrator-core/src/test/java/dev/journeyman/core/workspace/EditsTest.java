package dev.journeyman.core.workspace;

import static dev.journeyman.core.workspace.Fixture.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.FileEdit.Create;
import dev.journeyman.api.step.FileEdit.Delete;
import dev.journeyman.api.step.FileEdit.Replace;
import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditsTest {
    @TempDir
    Path folder;

    private Fixture user;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        user = Fixture.sample(folder);
        user.write("crlf.txt", "one\r\ntwo\r\nthree\r\n");
        user.write("twice.txt", "same\nother\nsame\n");
        user.write("gradlew", "#!/bin/sh\n");
        assertThat(user.root.resolve("gradlew").toFile().setExecutable(true)).isTrue();
        Files.write(user.root.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 0, (byte) 0xff});
        Files.writeString(user.root.resolve("large.txt"), "x".repeat(TextFile.LIMIT + 1));
        Files.createSymbolicLink(user.root.resolve("link"), Path.of("src"));
        user.commit("more");
        workspace = user.workspace();
    }

    @AfterEach
    void close() {
        user.close();
    }

    private Edited edit(FileEdit... edits) {
        return workspace.edit(workspace.base(), List.of(edits), "agent: edit");
    }

    private Failure refusal(FileEdit... edits) {
        Failure failure = failureOf(() -> edit(edits));
        assertThat(failure.remedy()).isEqualTo(Remedy.GIVE_UP);
        return failure;
    }

    @Test
    void editsOfEveryKindMakeOneCommitOnTheParent() {
        Edited edited = edit(
                new Create("src/login/Login.java", "class Login {}\n"),
                new Replace("src/Main.java", "return 1;", "return 2;"),
                new Delete("src/util/Text.java"));

        assertThat(edited.change().created()).containsExactly("src/login/Login.java");
        assertThat(edited.change().modified()).containsExactly("src/Main.java");
        assertThat(edited.change().deleted()).containsExactly("src/util/Text.java");
        Tree tree = workspace.tree(edited.commit());
        assertThat(tree.id()).isEqualTo(edited.change().tree());
        assertThat(tree.read("src/Main.java").orElseThrow()).contains("return 2;");
        assertThat(tree.paths()).contains("src/login/Login.java", "README.md").doesNotContain("src/util/Text.java");
    }

    @Test
    void theTreeIsTheOneThatADirectoryWouldGive() throws IOException {
        Edited edited = edit(
                new Create("src/login/Login.java", "class Login {}\n"),
                new Create("src-gen/A.java", "class A {}\n"),
                new Create("src.txt", "sorts between\n"),
                new Delete("src/util/Text.java"));
        Desk desk = workspace.desk("main");
        desk.moveTo(workspace.base());
        Fixture.write(desk.directory(), "src/login/Login.java", "class Login {}\n");
        Fixture.write(desk.directory(), "src-gen/A.java", "class A {}\n");
        Fixture.write(desk.directory(), "src.txt", "sorts between\n");
        Files.delete(desk.directory().resolve("src/util/Text.java"));

        String commit = desk.snapshot(workspace.base(), "by hand").commit();

        assertThat(workspace.tree(commit).id()).isEqualTo(edited.change().tree());
    }

    @Test
    void nothingChangedIsTheParent() {
        Edited edited = edit(new Replace("README.md", "Shop", "Store"), new Replace("README.md", "Store", "Shop"));

        assertThat(edited.commit()).isEqualTo(workspace.base());
        assertThat(edited.change().modified()).isEmpty();
    }

    @Test
    void blocksOfOneFileAreReplacedInOrder() {
        Edited edited = edit(
                new Replace("src/Main.java", "int one()", "int two()"),
                new Replace("src/Main.java", "int two() {\n        return 1;", "int two() {\n        return 2;"));

        assertThat(workspace.tree(edited.commit()).read("src/Main.java"))
                .contains("class Main {\n    int two() {\n        return 2;\n    }\n}\n");
    }

    @Test
    void aFileMayBeDeletedAndCreatedAnewAndStaysExecutable() throws IOException {
        Edited edited = edit(new Delete("gradlew"), new Create("gradlew", "#!/bin/sh\nexec new\n"));

        assertThat(edited.change().modified()).containsExactly("gradlew");
        Desk desk = workspace.desk("main");
        desk.moveTo(edited.commit());
        assertThat(desk.directory().resolve("gradlew")).isExecutable();
    }

    @Test
    void aDeletedFileMayBecomeAFolder() {
        Edited edited = edit(new Delete("README.md"), new Create("README.md/index.md", "# Shop\n"));

        assertThat(workspace.tree(edited.commit()).read("README.md/index.md")).contains("# Shop\n");
        assertThat(workspace.tree(edited.commit()).read("README.md")).isEmpty();
    }

    @Test
    void lineBreaksOfTheFileAreKept() {
        Edited edited = edit(new Replace("crlf.txt", "one\ntwo", "one\nand a half\ntwo"));

        assertThat(workspace.tree(edited.commit()).read("crlf.txt")).contains("one\r\nand a half\r\ntwo\r\nthree\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../x", "a/../b", "/etc/passwd", "a\\b", "", "a//b", "a/", "./a", "a/./b", "C:/x", "C:x", "a\0b"
            })
    void pathsOutsideAreRefused(String path) {
        assertThat(refusal(new Create(path, "x")).code()).isEqualTo("edit.outside");
        assertThat(refusal(new Delete(path)).code()).isEqualTo("edit.outside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git/config",
                ".GIT/hooks/x",
                "a/.Git/x",
                "git~1/x",
                "a/GIT~2",
                ".git./x",
                ".git /x",
                ".g\u200cit/x",
                "journeyman.yaml",
                ".journeyman/x",
                "Journeyman.YAML"
            })
    void namesOfGitAndOfTheEngineAreReserved(String path) {
        assertThat(refusal(new Create(path, "x")).code()).isEqualTo("edit.reserved");
        assertThat(refusal(new Replace(path, "a", "b")).code()).isEqualTo("edit.reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/aux.txt", "a:b", "trailing.", "blank ", "what?.txt"})
    void newNamesMustExistOnEverySystem(String path) {
        assertThat(refusal(new Create(path, "x")).code()).isIn("edit.reserved", "edit.outside");
    }

    @Test
    void whatIsThereCannotBeCreated() {
        assertThat(refusal(new Create("README.md", "x")).code()).isEqualTo("edit.exists");
        assertThat(refusal(new Create("src", "x")).code()).isEqualTo("edit.exists");
        assertThat(refusal(new Create("README.md/x", "x")).code()).isEqualTo("edit.exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"readme.md", "SRC/Other.java", "src/UTIL/x"})
    void whatDiffersByLetterCaseOnlyCannotBeCreated(String path) {
        Failure failure = refusal(new Create(path, "x"));

        assertThat(failure.code()).isEqualTo("edit.exists");
        assertThat(failure.message()).contains("letter case");
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        assertThat(refusal(new Replace("src/Nope.java", "a", "b")).code()).isEqualTo("edit.missing");
        assertThat(refusal(new Delete("src")).code()).isEqualTo("edit.missing");
    }

    @Test
    void aBlockThatIsNotThereIsAnsweredWithTheNearestLines() {
        Failure failure = refusal(new Replace("src/Main.java", "int one(){\n    return 1;", "x"));

        assertThat(failure.code()).isEqualTo("edit.not-found");
        assertThat(failure.message()).contains("src/Main.java").contains("2:     int one() {\n3:         return 1;");
        assertThat(refusal(new Replace("src/Main.java", "", "x")).code()).isEqualTo("edit.not-found");
    }

    @Test
    void aBlockThatOccursTwiceIsAnsweredWithTheCount() {
        Failure failure = refusal(new Replace("twice.txt", "same", "x"));

        assertThat(failure.code()).isEqualTo("edit.not-unique");
        assertThat(failure.message()).contains("2 times");
    }

    @Test
    void whatIsNoTextCannotBeReplaced() {
        assertThat(refusal(new Replace("logo.png", "P", "Q")).code()).isEqualTo("edit.binary");
        assertThat(refusal(new Create("a.txt", "nul \0")).code()).isEqualTo("edit.binary");
        assertThat(refusal(new Create("a.txt", "half a pair \ud800")).code()).isEqualTo("edit.binary");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThat(refusal(new Replace("large.txt", "x", "y")).code()).isEqualTo("edit.too-large");
        assertThat(refusal(new Create("a.txt", "x".repeat(TextFile.LIMIT + 1))).code())
                .isEqualTo("edit.too-large");
    }

    @Test
    void nothingIsEditedThroughALink() {
        assertThat(refusal(new Create("link/x.txt", "x")).code()).isEqualTo("edit.symlink");
        assertThat(refusal(new Replace("link/Main.java", "1", "2")).code()).isEqualTo("edit.symlink");
        assertThat(refusal(new Replace("link", "src", "lib")).code()).isEqualTo("edit.symlink");
        assertThat(workspace.tree(edit(new Delete("link")).commit()).paths()).doesNotContain("link");
    }

    @Test
    void contradictionsAreRefused() {
        assertThat(refusal(new Create("a", "x"), new Create("a", "y")).code()).isEqualTo("edit.conflict");
        assertThat(refusal(new Create("a", "x"), new Delete("a")).code()).isEqualTo("edit.conflict");
        assertThat(refusal(new Create("a", "x"), new Create("a/b", "y")).code()).isEqualTo("edit.conflict");
        assertThat(refusal(new Delete("README.md"), new Replace("README.md", "a", "b"))
                        .code())
                .isEqualTo("edit.conflict");
        assertThat(refusal(new Delete("README.md"), new Delete("README.md")).code())
                .isEqualTo("edit.conflict");
        assertThat(refusal(new Replace("README.md", "Shop", "x"), new Delete("README.md"))
                        .code())
                .isEqualTo("edit.conflict");
    }

    @Test
    void oneRefusalRefusesAll() {
        int before = workspace.log().size();

        refusal(new Create("fine.txt", "x"), new Delete("nope.txt"));

        assertThat(workspace.log()).hasSize(before);
    }

    @Test
    void submodulesAreOutside() {
        String commit = SubmoduleFixture.commitSubmodule(user.git, "lib", workspace.base());
        Workspace other =
                user.project().workspace(new dev.journeyman.api.WorkflowId("sub"), java.util.Optional.of(commit));

        assertThat(failureOf(() -> other.edit(commit, List.of(new Create("lib/x", "x")), "x"))
                        .code())
                .isEqualTo("edit.outside");
        assertThat(failureOf(() -> other.edit(commit, List.of(new Delete("lib")), "x"))
                        .code())
                .isEqualTo("edit.outside");
        assertThat(other.tree(commit).paths()).doesNotContain("lib");
        Desk desk = other.desk("main");
        desk.moveTo(commit);
        assertThat(desk.directory().resolve("lib")).isEmptyDirectory();
        assertThat(desk.snapshot(commit, "same")).isEqualTo(new Snapshot(commit, List.of()));
        Fixture.write(desk.directory(), "lib/work.txt", "work\n");
        assertThat(desk.snapshot(commit, "same").skipped())
                .containsExactly(new Snapshot.Skipped("lib", Snapshot.Reason.SUBMODULE));
    }

    @Test
    void searchFindsLinesInTheOrderOfPaths() {
        Tree tree = workspace.tree(workspace.base());

        assertThat(tree.search("class", 10))
                .containsExactly(
                        new Tree.Hit("src/Main.java", 1, "class Main {"),
                        new Tree.Hit("src/util/Text.java", 1, "class Text {}"));
        assertThat(tree.search("same", 1)).hasSize(1);
        assertThat(tree.read("large.txt")).isEmpty();
        assertThat(tree.read("logo.png")).isEmpty();
        assertThat(tree.read("nope")).isEmpty();
        assertThat(tree.contentId("src")).isEmpty();
        assertThat(tree.contentId("README.md"))
                .isEqualTo(workspace.tree(workspace.base()).contentId("README.md"))
                .isPresent();
    }
}
