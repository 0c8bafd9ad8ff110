package dev.journeyman.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobsWalkTest {
    @TempDir
    Path root;

    private Path closed;

    @BeforeEach
    void close() throws Exception {
        closed = Files.createDirectories(root.resolve("data/closed"));
        Files.createFile(root.resolve("data/.env"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    }

    @AfterEach
    void open() throws Exception {
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aFolderThatIsClosedDoesNotStopTheSearchElsewhere() throws Exception {
        assertThat(Globs.of(List.of("**/.env")).find(root)).containsExactly(root.resolve("data/.env"));
    }

    @Test
    void aClosedFolderThatMatchesIsFoundSoThatItsReaderCanSayWhatIsWrong() throws Exception {
        assumeFalse(Files.isReadable(closed), "a superuser reads everything");

        assertThat(Globs.of(List.of("data/closed")).find(root)).containsExactly(closed);
    }

    @Test
    void aRootThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> Globs.of(List.of("*")).find(root.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
