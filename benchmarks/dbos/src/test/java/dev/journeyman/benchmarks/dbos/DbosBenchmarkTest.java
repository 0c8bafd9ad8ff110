package dev.journeyman.benchmarks.dbos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbosBenchmarkTest {
    @TempDir
    Path temp;

    @Test
    void bothRecordTheSameStepsInOneDatabase() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DbosBenchmark.run(
                List.of("--rounds", "1", "--steps", "20", "--workflows", "4", "--dir", temp.toString()),
                new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .containsPattern("DBOS .*PostgreSQL \\d+.*, fsync on, synchronous_commit on")
                .containsPattern("ratio speed of 1 x 20 steps: ours / peer's +\\d+\\.\\d\\d")
                .containsPattern("ratio speed of 4 x 5 steps: ours / peer's +\\d+\\.\\d\\d");
        assertThat(temp).isEmptyDirectory();
    }
}
