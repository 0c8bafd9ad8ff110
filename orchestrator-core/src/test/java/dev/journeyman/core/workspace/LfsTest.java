package dev.journeyman.core.workspace;

import static dev.journeyman.core.workspace.Fixture.failureOf;
import static dev.journeyman.core.workspace.Fixture.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.step.FileEdit;
import dev.journeyman.core.workspace.Snapshot.Reason;
import dev.journeyman.core.workspace.Snapshot.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LfsTest {
    /** The SHA-256 of {@code large}. */
    private static final String OID = "d35c416a85b807e9b5384915d6ebb4a9f7352713efd89857b45a242f473728a9";

    private static final String POINTER =
            "version https://git-lfs.github.com/spec/v1\noid sha256:" + OID + "\nsize 5\n";

    @TempDir
    Path folder;

    private Fixture user;
    private Workspace workspace;
    private Desk desk;

    @BeforeEach
    void open() {
        user = Fixture.sample(folder);
        user.write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
        user.write("plain/.gitattributes", "*.bin -filter\n");
        user.write("plain/small.bin", "small\n");
        user.write("big.bin", POINTER);
        user.commit("a large file");
        write(
                user.gitDirectory(),
                "lfs/objects/" + OID.substring(0, 2) + "/" + OID.substring(2, 4) + "/" + OID,
                "large");
        workspace = user.workspace();
        desk = workspace.desk("main");
        desk.moveTo(workspace.base());
    }

    @AfterEach
    void close() {
        user.close();
    }

    private Path file(String path) {
        return desk.directory().resolve(path);
    }

    @Test
    void aDirectoryHoldsTheContentAndItsCommitThePointer() {
        assertThat(file("big.bin")).hasContent("large");
        assertThat(file("plain/small.bin")).hasContent("small\n");
        write(desk.directory(), "new.txt", "new\n");

        Snapshot snapshot = desk.snapshot(workspace.base(), "new");

        assertThat(snapshot.skipped()).isEmpty();
        assertThat(workspace.tree(snapshot.commit()).read("big.bin")).contains(POINTER);
    }

    @Test
    void theContentIsRecognisedWithoutAnIndexToo() throws IOException {
        Files.delete(user.gitDirectory().resolve("journeyman/store.git/items/add-login/main.index"));

        assertThat(desk.snapshot(workspace.base(), "none")).isEqualTo(new Snapshot(workspace.base(), List.of()));
    }

    @Test
    void aChangedOrNewLargeFileIsLeftOutAndNamed() {
        write(desk.directory(), "big.bin", "larger");
        write(desk.directory(), "new.bin", "new");
        write(desk.directory(), "plain/small.bin", "smaller\n");

        Snapshot snapshot = desk.snapshot(workspace.base(), "large");

        assertThat(snapshot.skipped())
                .containsExactly(new Skipped("big.bin", Reason.LFS), new Skipped("new.bin", Reason.LFS));
        assertThat(workspace.difference(workspace.base(), snapshot.commit()))
                .extracting(Difference::path)
                .containsExactly("plain/small.bin");
        assertThat(desk.moveTo(workspace.base()).aside()).hasSize(1);
        assertThat(file("big.bin")).hasContent("large");
    }

    @Test
    void aPointerIsTakenAsWhatItIs() {
        write(desk.directory(), "big.bin", POINTER);
        write(desk.directory(), "new.bin", POINTER);

        Snapshot snapshot = desk.snapshot(workspace.base(), "pointers");

        assertThat(snapshot.skipped()).isEmpty();
        assertThat(workspace.difference(workspace.base(), snapshot.commit()))
                .extracting(Difference::path)
                .containsExactly("new.bin");
    }

    @Test
    void aDeletedLargeFileIsDeleted() throws IOException {
        Files.delete(file("big.bin"));

        Snapshot snapshot = desk.snapshot(workspace.base(), "gone");

        assertThat(workspace.tree(snapshot.commit()).read("big.bin")).isEmpty();
    }

    @Test
    void editsOfLargeFilesAreRefusedWithAMessageForTheModel() {
        for (FileEdit edit : List.of(
                new FileEdit.Replace("big.bin", "size 5", "size 6"), new FileEdit.Create("src/new.bin", "text\n"))) {
            assertThat(failureOf(() -> workspace.edit(workspace.base(), List.of(edit), "edit")))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("edit.lfs"))
                    .satisfies(failure -> assertThat(failure.message()).contains(edit.path(), "Git LFS"));
        }
        assertThat(workspace
                        .edit(workspace.base(), List.of(new FileEdit.Create("plain/new.bin", "text\n")), "edit")
                        .change()
                        .created())
                .containsExactly("plain/new.bin");
    }

    @Test
    void onlyWhatLooksLikeAPointerIsOne() {
        assertThat(LfsPointer.parse(POINTER.getBytes(UTF_8))).contains(new LfsPointer(OID, 5));
        for (String other : List.of("", "large", POINTER + "more\n", POINTER.replace("sha256", "md5"))) {
            assertThat(LfsPointer.parse(other.getBytes(UTF_8))).isEqualTo(Optional.empty());
        }
    }
}
