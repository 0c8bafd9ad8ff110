package dev.journeyman.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.agents.llm.model.Embedder;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarksTest {
    @TempDir
    Path temp;

    @Test
    void theJournalIsMeasuredBesideABareLoop() throws Exception {
        String printed = printedBy(out -> JournalBenchmark.run(
                List.of("--steps", "40", "--warmup", "10", "--block", "10", "--dir", temp.toString()), out));
        assertThat(printed)
                .contains("40 steps, each with 1024 new bytes")
                .containsPattern("ratio journal's speed / bare loop's +\\d+\\.\\d\\d")
                .containsPattern("ratio bytes written / new bytes +\\d+\\.\\d\\d|does not say how many bytes")
                .containsPattern("ratio last steps / steps around the tenth +\\d+\\.\\d\\d");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void theWorkspaceIsMeasuredBesideTheGitProgramWhereThereIsOne() throws Exception {
        String printed = printedBy(out ->
                WorkspaceBenchmark.run(List.of("--files", "200", "--rounds", "2", "--dir", temp.toString()), out));
        for (String what : List.of("snapshot after 10 changes", "restore", "merge")) {
            assertThat(printed).containsPattern("ratio " + what + ": (engine / git program +\\d+\\.\\d\\d|none, )");
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void researchIsMeasuredBesidePlainJavaParser() throws Exception {
        Path jar = temp.resolve("some-sources.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (int i = 0; i < 30; i++) {
                zip.putNextEntry(new ZipEntry("p/C" + i + ".java"));
                zip.write(("package p; class C" + i + " {}").getBytes(StandardCharsets.UTF_8));
            }
        }
        String printed = printedBy(out -> ResearchBenchmark.run(
                List.of("--sources", jar.toString(), "--rounds", "1", "--dir", temp.toString()), out));
        assertThat(printed)
                .contains("30 files, 30 types")
                .contains("parsed at first 30, then 0, after 10 changed files 10")
                .containsPattern("ratio index's speed / plain JavaParser's +\\d+\\.\\d\\d")
                .containsPattern("ratio after changes / first run +\\d+\\.\\d\\d");
    }

    @Test
    void similarCodeIsCountedByWordsAndWithAModel() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(temp.resolve("some.jar")))) {
            for (int i = 0; i < 40; i++) {
                zip.putNextEntry(new ZipEntry("p/C" + i + ".java"));
                zip.write(("package p; /** " + (i == 7 ? "Locks." : "Hums.") + " */ class C" + i + " {}")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        Path list = Files.writeString(temp.resolve("list.json"), """
                {"codeBases": [{"sources": "some", "requests": [
                    {"request": "Bar the gate", "answers": ["p.C7"]},
                    {"request": "Fly", "answers": ["p.None"]}]}]}
                """);
        Options options = SimilarCodeBenchmark.options(
                List.of("--list", list.toString(), "--sources", temp.toString(), "--dir", temp.toString()));

        String printed = printedBy(out ->
                SimilarCodeBenchmark.run(options, Optional.of(Embedder.inProcess("local:gates", new Gates())), out));

        assertThat(printed).contains("some, by words: 0 of 2", "some, with local:gates: 1 of 2", "0 calls, 0 tokens");
        assertThat(printedBy(out -> SimilarCodeBenchmark.run(options, Optional.empty(), out)))
                .isEqualToNormalizingNewlines("some, by words: 0 of 2\n");
    }

    /** Knows that locks and bars mean the like. */
    private static final class Gates implements EmbeddingModel {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return Response.from(segments.stream()
                    .map(segment -> segment.text().matches("(?s).*(Lock|Bar).*"))
                    .map(gate -> Embedding.from(gate ? new float[] {1, 0} : new float[] {0, 1}))
                    .toList());
        }
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> JournalBenchmark.run(List.of("--speed", "1"), System.out))
                .hasMessageContaining("--speed")
                .hasMessageContaining("steps");
    }

    @Test
    void theMedianIsNotMovedByABusyMoment() {
        Samples samples = new Samples();
        List.of(3L, 1L, 900L, 2L, 4L).forEach(samples::add);
        assertThat(samples.median()).isEqualTo(3);
        assertThat(samples.slice(0, 2).median()).isEqualTo(2);
    }

    private static String printedBy(Printing printing) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            printing.to(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Something that prints. */
    private interface Printing {
        void to(PrintStream out) throws IOException, InterruptedException;
    }
}
