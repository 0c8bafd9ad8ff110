package dev.journeyman.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short load; {@code -Djourneyman.load.seconds=60} makes it longer. Times are printed and nothing depends on them. */
class LoadBenchmarkTest {
    private static final String SECONDS = System.getProperty("journeyman.load.seconds", "20");

    /**
     * The aim, and what packs that are not put together yet and items done just now may add. When finished items, and refs and
     * packs of finished workflows, stayed in memory, each item took 2.5 KB: 1.67 after 60 seconds.
     */
    private static final double MOST_GROWTH = 1.1 + 0.03;

    @TempDir
    Path temp;

    @Test
    void tenWorkflowsSideBySideDoEveryItemOnceAndNothingOfItStaysInMemory() throws Exception {
        LoadBenchmark.Outcome outcome =
                LoadBenchmark.run(List.of("--seconds", SECONDS, "--dir", temp.toString()), System.out);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.done()).isEqualTo(outcome.items()).isGreaterThanOrEqualTo(1_200);
        assertThat(outcome.heapGrowth()).isLessThan(MOST_GROWTH);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void theReportSaysHowSoonItemsWereGivenToAgents() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            LoadBenchmark.run(
                    List.of(
                            "--workflows",
                            "2",
                            "--items",
                            "7",
                            "--agents",
                            "10",
                            "--think",
                            "0",
                            "--warmup",
                            "1",
                            "--seconds",
                            "0",
                            "--dir",
                            temp.toString()),
                    out);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("2 workflows of 7 items side by side, 5 at work at once in each")
                .containsPattern(
                        "end +2 rounds, +28 items done once; dispatch p50 +\\d+\\.\\d ms, p95 .* p99 .* \\(of 14\\)")
                .containsPattern("heap after gc +\\d+\\.\\d MB, \\d\\.\\d\\d of warm-up")
                .containsPattern("heap at the end / after the warm-up: \\d\\.\\d\\d");
    }

    @Test
    void aShareOfTimesIsFoundToATenthOfAMillisecond() {
        Histogram times = new Histogram();
        assertThat(times.millisAt(0.5)).isNaN();
        for (int millis = 1; millis <= 100; millis++) {
            times.add(millis * 1_000_000L - 1);
        }
        assertThat(times.millisAt(0.5)).isEqualTo(50);
        assertThat(times.millisAt(0.95)).isEqualTo(95);
        times.add(Long.MAX_VALUE);
        assertThat(times.millisAt(1)).isGreaterThan(10_000);
    }
}
