package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskTroubleTest {
    private static final Path FILE = Path.of("some", "file");

    @ParameterizedTest
    @CsvSource({
        "No space left on device, free some space",
        "Disk quota exceeded, raise it",
        "File too large, raise it",
        "Read-only file system, remount",
        "x (Permission denied), right to read and write",
        "x (Too many open files), ulimit -n",
        "Input/output error, Check the disk"
    })
    void aMessageNamesThePathTheReasonAndTheRemedy(String reason, String remedy) {
        assertThat(DiskTrouble.at(FILE, new IOException(reason)))
                .hasMessageContaining(FILE.toString())
                .hasMessageContaining(reason)
                .hasMessageContaining(remedy);
    }

    @Test
    void aDeniedAccessIsKnownWithoutWords() {
        assertThat(DiskTrouble.at(FILE, new AccessDeniedException("some/file")))
                .hasMessageContaining("right to read and write");
    }
}
