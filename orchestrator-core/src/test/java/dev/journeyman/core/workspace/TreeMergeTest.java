package dev.journeyman.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.core.workspace.Merge.Conflicting;
import dev.journeyman.core.workspace.Merge.Merged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.util.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each clean merge is compared with what the git program makes of it, where there is one. */
class TreeMergeTest {
    private static final String TEN = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

    @TempDir
    Path folder;

    private Fixture user;
    private Workspace workspace;
    private Desk ours;
    private Desk theirs;

    @BeforeEach
    void open() throws IOException {
        user = Fixture.empty(folder);
        user.write("ten.txt", TEN);
        user.write("src/long.txt", TEN.repeat(5));
        user.write("src/other.txt", "other\n");
        Files.write(user.root.resolve("logo.png"), new byte[] {0, 1, 2, 3});
        Files.createSymbolicLink(user.root.resolve("link"), Path.of("ten.txt"));
        user.commit("start");
        workspace = user.workspace();
        ours = workspace.desk("ours");
        theirs = workspace.desk("theirs");
        ours.moveTo(workspace.base());
        theirs.moveTo(workspace.base());
    }

    @AfterEach
    void close() {
        user.close();
    }

    private Merge merge() {
        return workspace.merge(
                workspace.base(),
                ours.snapshot(workspace.base(), "ours").commit(),
                theirs.snapshot(workspace.base(), "theirs").commit(),
                "merge");
    }

    /** Merges both ways round and compares with git. */
    private String clean() {
        String we = ours.snapshot(workspace.base(), "ours").commit();
        String they = theirs.snapshot(workspace.base(), "theirs").commit();
        Merge merge = workspace.merge(workspace.base(), we, they, "merge");
        assertThat(merge).isInstanceOf(Merged.class);
        String commit = ((Merged) merge).commit();
        Merge reverse = workspace.merge(workspace.base(), they, we, "merge");
        assertThat(workspace.tree(((Merged) reverse).commit()).id())
                .isEqualTo(workspace.tree(commit).id());
        if (GitProgram.present()) {
            Path store = user.gitDirectory().resolve("journeyman/store.git");
            assertThat(GitProgram.run(store, "merge-tree", "--write-tree", we, they))
                    .isEqualTo(workspace.tree(commit).id());
            assertThat(GitProgram.run(store, "log", "-1", "--format=%P", commit))
                    .isEqualTo(we + " " + they);
        }
        return commit;
    }

    private String conflict(String path) {
        Merge merge = merge();
        assertThat(merge).isInstanceOf(Conflicting.class);
        return ((Conflicting) merge)
                .conflicts().stream()
                        .filter(c -> c.path().equals(path))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(merge))
                        .text();
    }

    private static void rename(Desk desk, String from, String to) throws IOException {
        Path target = desk.directory().resolve(to);
        Files.createDirectories(target.resolveSibling("."));
        Files.move(desk.directory().resolve(from), target);
    }

    private static void edit(Desk desk, String path, String from, String to) throws IOException {
        Path file = desk.directory().resolve(path);
        Files.writeString(file, Files.readString(file).replaceFirst(from, to));
    }

    @Test
    void differentFilesGoTogether() throws IOException {
        edit(ours, "ten.txt", "1\n", "one\n");
        edit(theirs, "src/other.txt", "other", "another");
        Fixture.write(theirs.directory(), "new/deep/file.txt", "new\n");
        Files.delete(ours.directory().resolve("logo.png"));

        String commit = clean();

        assertThat(workspace.tree(commit).read("ten.txt").orElseThrow()).startsWith("one\n");
        assertThat(workspace.tree(commit).paths()).contains("new/deep/file.txt").doesNotContain("logo.png");
    }

    @Test
    void differentPlacesOfOneFileGoTogether() throws IOException {
        edit(ours, "ten.txt", "2\n", "two\n");
        edit(theirs, "ten.txt", "9\n", "nine\n");

        assertThat(workspace.tree(clean()).read("ten.txt")).contains("1\ntwo\n3\n4\n5\n6\n7\n8\nnine\n10\n");
    }

    @Test
    void nothingOnOneSideIsTheOtherSide() throws IOException {
        edit(theirs, "ten.txt", "2\n", "two\n");

        clean();
    }

    @Test
    void theSameOnBothSidesGoesTogether() throws IOException {
        for (Desk desk : new Desk[] {ours, theirs}) {
            Fixture.write(desk.directory(), "new.txt", "same\n");
            Files.delete(desk.directory().resolve("src/other.txt"));
        }

        clean();
    }

    @Test
    void aModeOnOneSideAndAnEditOnTheOtherGoTogether() throws IOException {
        assertThat(ours.directory().resolve("ten.txt").toFile().setExecutable(true))
                .isTrue();
        edit(theirs, "ten.txt", "2\n", "two\n");

        String commit = clean();

        ours.moveTo(commit);
        assertThat(ours.directory().resolve("ten.txt")).isExecutable();
    }

    @Test
    void anEditFollowsARename() throws IOException {
        rename(ours, "src/long.txt", "lib/moved.txt");
        edit(theirs, "src/long.txt", "1\n", "one\n");

        String commit = clean();

        assertThat(workspace.tree(commit).read("lib/moved.txt").orElseThrow()).startsWith("one\n");
        assertThat(workspace.tree(commit).paths()).doesNotContain("src/long.txt");
    }

    @Test
    void editsOnBothSidesFollowARename() throws IOException {
        rename(ours, "src/long.txt", "lib/moved.txt");
        edit(ours, "lib/moved.txt", "10\n$", "ten\n");
        edit(theirs, "src/long.txt", "1\n", "one\n");

        clean();
    }

    @Test
    void aRenameAloneGoesThrough() throws IOException {
        rename(ours, "src/long.txt", "lib/moved.txt");

        clean();
    }

    @Test
    void theSameRenameOnBothSidesMergesTheContent() throws IOException {
        rename(ours, "src/long.txt", "lib/moved.txt");
        rename(theirs, "src/long.txt", "lib/moved.txt");
        edit(ours, "lib/moved.txt", "10\n$", "ten\n");
        edit(theirs, "lib/moved.txt", "1\n", "one\n");

        clean();
    }

    @Test
    void aRenameOntoItsOwnFolderGoesThrough() throws IOException {
        rename(ours, "src/long.txt", "keep.txt");
        rename(ours, "src/other.txt", "src2.txt");
        rename(ours, "keep.txt", "src/other.txt/long.txt");
        edit(theirs, "src/long.txt", "1\n", "one\n");

        clean();
    }

    @Test
    void twoDifferentRenamesAreAConflict() throws IOException {
        rename(ours, "src/long.txt", "a.txt");
        rename(theirs, "src/long.txt", "b.txt");

        assertThat(conflict("src/long.txt")).contains("a.txt").contains("b.txt");
    }

    @Test
    void aRenameAgainstADeletionIsAConflict() throws IOException {
        rename(ours, "src/long.txt", "a.txt");
        Files.delete(theirs.directory().resolve("src/long.txt"));

        assertThat(conflict("src/long.txt")).contains("a.txt").contains("theirs deleted");
    }

    @Test
    void aRenameOntoAFileThatTheOtherSideMadeIsAConflict() throws IOException {
        rename(ours, "src/long.txt", "a.txt");
        edit(theirs, "src/long.txt", "1\n", "one\n");
        Fixture.write(theirs.directory(), "a.txt", "mine\n");

        assertThat(merge()).isInstanceOf(Conflicting.class);
    }

    @Test
    void theSameLinesAreAConflictWithMarkers() throws IOException {
        edit(ours, "ten.txt", "2\n", "two\n");
        edit(theirs, "ten.txt", "2\n", "zwei\n");

        assertThat(conflict("ten.txt")).contains("<<<<<<< ours\ntwo\n=======\nzwei\n>>>>>>> theirs\n");
    }

    @Test
    void differentNewFilesOfOneNameAreAConflict() {
        Fixture.write(ours.directory(), "new.txt", "we\n");
        Fixture.write(theirs.directory(), "new.txt", "they\n");

        assertThat(conflict("new.txt")).contains("we\n").contains("they\n");
    }

    @Test
    void anEditAgainstADeletionIsAConflict() throws IOException {
        edit(ours, "ten.txt", "2\n", "two\n");
        Files.delete(theirs.directory().resolve("ten.txt"));

        assertThat(conflict("ten.txt")).isNotBlank();
    }

    @Test
    void binaryFilesAreAConflict() throws IOException {
        Files.write(ours.directory().resolve("logo.png"), new byte[] {0, 9});
        Files.write(theirs.directory().resolve("logo.png"), new byte[] {0, 8});

        assertThat(conflict("logo.png")).isNotBlank();
    }

    @Test
    void differentTargetsOfALinkAreAConflict() throws IOException {
        for (Desk desk : new Desk[] {ours, theirs}) {
            Files.delete(desk.directory().resolve("link"));
        }
        Files.createSymbolicLink(ours.directory().resolve("link"), Path.of("logo.png"));
        Files.createSymbolicLink(theirs.directory().resolve("link"), Path.of("src"));

        assertThat(conflict("link")).isNotBlank();
    }

    @Test
    void aFileAgainstAFolderIsAConflict() throws IOException {
        Fixture.write(ours.directory(), "place", "a file\n");
        Fixture.write(theirs.directory(), "place/file.txt", "in a folder\n");

        assertThat(merge()).isInstanceOf(Conflicting.class);
    }

    @Test
    void aFolderReplacedByAFileAgainstAnEditInItIsAConflict() throws IOException {
        FileUtils.delete(ours.directory().resolve("src").toFile(), FileUtils.RECURSIVE);
        Fixture.write(ours.directory(), "src", "now a file\n");
        edit(theirs, "src/other.txt", "other", "another");

        assertThat(merge()).isInstanceOf(Conflicting.class);
    }

    @Test
    void aFolderReplacedByAFileGoesThroughWhereNobodyElseCares() throws IOException {
        FileUtils.delete(ours.directory().resolve("src").toFile(), FileUtils.RECURSIVE);
        Fixture.write(ours.directory(), "src", "now a file\n");
        edit(theirs, "ten.txt", "2\n", "two\n");

        clean();
    }

    @Test
    void filesDeclaredAsUnionKeepBothSides() throws IOException {
        user.write(".gitattributes", "*.log -text\nsrc/list.txt merge=union\n");
        user.write("src/list.txt", "a\n");
        String base = user.commit("attributes");
        String we = workspace
                .edit(
                        base,
                        java.util.List.of(
                                new dev.journeyman.api.step.FileEdit.Replace("src/list.txt", "a\n", "a\nb\n")),
                        "b")
                .commit();
        String they = workspace
                .edit(
                        base,
                        java.util.List.of(
                                new dev.journeyman.api.step.FileEdit.Replace("src/list.txt", "a\n", "a\nc\n")),
                        "c")
                .commit();

        Merge merge = workspace.merge(base, we, they, "union");

        assertThat(merge).isInstanceOf(Merged.class);
        assertThat(workspace.tree(((Merged) merge).commit()).read("src/list.txt"))
                .contains("a\nb\nc\n");
    }
}
