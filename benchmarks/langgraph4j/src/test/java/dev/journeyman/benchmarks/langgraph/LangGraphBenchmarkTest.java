package dev.journeyman.benchmarks.langgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LangGraphBenchmarkTest {
    @TempDir
    Path temp;

    @Test
    void bothAreMeasuredInOneRun() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> small = List.of(
                "--steps",
                "40",
                "--file-steps",
                "20",
                "--rounds",
                "1",
                "--kills",
                "2",
                "--kill-steps",
                "120",
                "--dir",
                temp.toString());
        LangGraphBenchmark.run(small, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertThat(printed)
                .containsPattern("ratio time, 40 steps in memory: peer / ours +\\d+\\.\\d\\d")
                .containsPattern("ratio time, 20 steps in files: peer / ours +\\d+\\.\\d\\d")
                .containsPattern("LangGraph4j, FileSystemSaver +8\n")
                .containsPattern("Journeyman, store in files +1\n")
                .containsPattern("LangGraph4j, FileSystemSaver +\\d lost runs")
                .containsPattern("Journeyman, store in files +0 lost runs .*, 0 of \\d+ recorded steps lost");
        assertThat(temp).isEmptyDirectory();
    }
}
