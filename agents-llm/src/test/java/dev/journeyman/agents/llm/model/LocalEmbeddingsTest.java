package dev.journeyman.agents.llm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.spi.model.embedding.EmbeddingModelFactory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars of models are stood in for by folders that announce models of this test's. */
class LocalEmbeddingsTest {
    @TempDir
    Path jar;

    @Test
    void theOnlyOneThereIsIsTakenAndItsCallsAreNoUsage() throws Exception {
        Embedder embedder = embedder("local", OneEmbeddingModelFactory.class);

        assertThat(embedder.name()).as("vectors of others are told apart").isEqualTo("local:One");
        assertThat(embedder.isRemote()).isFalse();
        assertThat(embedder.embed(List.of("a", "b")).vectors()).hasSize(2);
        assertThat(embedder.embed(List.of("a")).usage()).isEqualTo(Usage.NONE);
        assertThat(embedder.atMost(1_000)).isEqualTo(Usage.NONE);
    }

    @Test
    void ofSeveralOneIsNamed() throws Exception {
        assertThat(embedder("local:Other", OneEmbeddingModelFactory.class, OtherEmbeddingModelFactory.class)
                        .name())
                .isEqualTo("local:Other");
        assertThatThrownBy(() -> embedder("local", OneEmbeddingModelFactory.class, OtherEmbeddingModelFactory.class))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("[local:One, local:Other]");
        assertThatThrownBy(() -> embedder("local:Third", OneEmbeddingModelFactory.class))
                .hasMessageContaining("'local:Third'")
                .hasMessageContaining("[local:One]");
    }

    @Test
    void whereNoneIsThereTheMessageSaysWhatToAdd() {
        assertThatThrownBy(() -> embedder("local"))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("dev.langchain4j:langchain4j-embeddings-")
                .hasMessageContaining("--plugins")
                .hasMessageContaining("JOURNEYMAN_EMBEDDING_MODEL");
    }

    @Test
    void oneThatCannotBeLoadedIsRefusedByItsName() {
        assertThatThrownBy(() -> embedder("local", BrokenEmbeddingModelFactory.class))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("'local' cannot be loaded")
                .hasMessageContaining("no native library");
    }

    private Embedder embedder(String name, Class<?>... factories) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.write(
                services.resolve(EmbeddingModelFactory.class.getName()),
                List.of(factories).stream().map(Class::getName).toList());
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            return Models.embedder(
                            variable -> Optional.of(name).filter(value -> variable.equals(Models.EMBEDDINGS)),
                            () -> classes)
                    .orElseThrow();
        }
    }

    private static final class Constant implements EmbeddingModel {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return Response.from(segments.stream()
                    .map(segment -> Embedding.from(new float[] {1, 2}))
                    .toList());
        }
    }

    public static final class OneEmbeddingModelFactory implements EmbeddingModelFactory {
        @Override
        public EmbeddingModel create() {
            return new Constant();
        }
    }

    public static final class OtherEmbeddingModelFactory implements EmbeddingModelFactory {
        @Override
        public EmbeddingModel create() {
            return new Constant();
        }
    }

    public static final class BrokenEmbeddingModelFactory implements EmbeddingModelFactory {
        @Override
        public EmbeddingModel create() {
            throw new UnsatisfiedLinkError("no native library");
        }
    }
}
