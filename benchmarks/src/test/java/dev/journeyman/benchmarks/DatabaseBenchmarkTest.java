package dev.journeyman.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseBenchmarkTest {
    @TempDir
    Path temp;

    @Test
    void appendsAreMeasuredBesideBareInsertsAndNoClaimIsGivenTwice() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DatabaseBenchmark.run(
                List.of(
                        "--rounds",
                        "1",
                        "--millis",
                        "20",
                        "--items",
                        "60",
                        "--claimers",
                        "4",
                        "--dir",
                        temp.toString()),
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertThat(printed).containsPattern("PostgreSQL \\d+.*, fsync on, synchronous_commit on");
        for (int workflows : List.of(1, 8, 64)) {
            assertThat(printed)
                    .containsPattern("ratio appends / bare inserts, " + workflows
                            + " at once +\\d+\\.\\d\\d +\\(aim: at least 0.8, (met|MISSED)\\)");
        }
        assertThat(printed)
                .containsPattern("60 items, 4 claimers: \\d+ claims/s; claimed twice: 0, not at all: 0")
                .containsPattern("ratio claims / bare inserts, 1 at once +\\d+\\.\\d\\d");
        assertThat(temp).isEmptyDirectory();
    }
}
