package dev.journeyman.agents.llm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Usage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbedderTest {
    private static final String KEY = "sk-planted-0123456789";
    private static final String OPENAI_REPLY = """
            {"object": "list", "model": "stub",
             "data": [{"object": "embedding", "index": 0, "embedding": [1.0, 0.5]},
                      {"object": "embedding", "index": 1, "embedding": [0.25, -1.0]}],
             "usage": {"prompt_tokens": 1000000, "total_tokens": 1000000}}
            """;
    private static final String OLLAMA_REPLY = """
            {"model": "stub", "embeddings": [[1.0, 0.5], [0.25, -1.0]], "prompt_eval_count": 12}
            """;
    private static final String GEMINI_REPLY = """
            {"embeddings": [{"values": [1.0, 0.5]}, {"values": [0.25, -1.0]}]}
            """;

    private static final Supplier<ClassLoader> CLASSES = EmbedderTest.class::getClassLoader;

    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void openAisWireIsSpokenAndTheCallIsPriced() throws Exception {
        server.replies(200, OPENAI_REPLY);

        Embedder.Embedded embedded = embedder("openai:text-embedding-3-small").embed(List.of("one", "x".repeat(9_000)));

        assertThat(embedded.vectors()).containsExactly(new float[] {1.0f, 0.5f}, new float[] {0.25f, -1.0f});
        assertThat(embedded.usage()).isEqualTo(new Usage(1, 1_000_000, 0, 20_000, 0));
        StubServer.Received request = server.received().get(0);
        assertThat(request.path()).isEqualTo("/v1/embeddings");
        assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer " + KEY);
        JsonNode body = new ObjectMapper().readTree(request.body());
        assertThat(body.at("/model").asText()).isEqualTo("text-embedding-3-small");
        assertThat(body.at("/input/0").asText()).isEqualTo("one");
        assertThat(body.at("/input/1").asText()).hasSize(2_000);
    }

    @Test
    void ollamasAndGeminisWiresAreSpoken() throws Exception {
        server.replies(200, OLLAMA_REPLY);
        assertThat(embedder("ollama:nomic-embed-text").embed(List.of("one", "")).vectors())
                .hasSize(2);

        server.replies(200, GEMINI_REPLY);
        assertThat(embedder("gemini:gemini-embedding-001")
                        .embed(List.of("one", "two"))
                        .vectors())
                .hasSize(2);
    }

    @Test
    void aModelWithoutAPriceIsCountedAsSuch() throws Exception {
        server.replies(200, OPENAI_REPLY);

        assertThat(embedder("openai:of-my-own")
                        .embed(List.of("one", "two"))
                        .usage()
                        .unpricedCalls())
                .isOne();
        assertThat(embedder("openai:text-embedding-3-small").atMost(51).microDollars())
                .isPositive();
    }

    @Test
    void manyTextsAreCountedInBatches() throws Exception {
        Embedder embedder = embedder("openai:text-embedding-3-small");

        assertThat(embedder.isRemote()).isTrue();
        assertThat(embedder.atMost(0)).isEqualTo(Usage.NONE);
        assertThat(embedder.atMost(embedder.batchSize()).modelCalls()).isOne();
        assertThat(embedder.atMost(2 * embedder.batchSize() + 1))
                .isEqualTo(embedder.atMost(embedder.batchSize())
                        .plus(embedder.atMost(embedder.batchSize()))
                        .plus(embedder.atMost(1)));
    }

    @Test
    void aRefusedCallIsClassifiedAndHoldsNoSecret() {
        server.replies(429, "{\"error\": {\"message\": \"slow down\", \"code\": \"rate_limit_exceeded\"}}");

        Failure failure = failure();

        assertThat(failure.remedy()).isEqualTo(Remedy.BACKOFF);
        assertThat(failure.code()).isEqualTo("model.rate-limited");
        assertThat(failure.message())
                .startsWith("openai:text-embedding-3-small: ")
                .doesNotContain(KEY);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void fewerVectorsThanTextsOrVectorsOfSeveralLengthsAreNotBelieved() {
        server.replies(200, OPENAI_REPLY.replace(", -1.0", ""));
        assertThat(failure().code()).isEqualTo("model.unreadable");

        server.replies(200, "{\"data\": [], \"usage\": {\"prompt_tokens\": 1, \"total_tokens\": 1}}");
        assertThat(failure().code()).isEqualTo("model.unreadable");
    }

    @Test
    void noneIsAskedWithoutANameAndAVendorWithoutEmbeddingsIsRefused() {
        assertThat(Models.embedder(name -> Optional.empty(), CLASSES)).isEmpty();
        assertThatThrownBy(() -> embedder("anthropic:claude-sonnet-4-6"))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("turns no texts into vectors")
                .hasMessageContaining("JOURNEYMAN_EMBEDDING_MODEL");
        assertThatThrownBy(() -> Models.embedder(
                        name -> Optional.of("openai:x").filter(value -> name.equals(Models.EMBEDDINGS)), CLASSES))
                .hasMessageContaining("has no key");
    }

    private Failure failure() {
        return catchThrowableOfType(
                        OrchestratorException.class,
                        () -> embedder("openai:text-embedding-3-small").embed(List.of("one", "two")))
                .failure();
    }

    private Embedder embedder(String name) {
        Map<String, String> environment = Map.of(
                Models.EMBEDDINGS,
                name,
                "OPENAI_BASE_URL",
                server.baseUrl(),
                "OPENAI_API_KEY",
                KEY,
                "GEMINI_BASE_URL",
                server.baseUrl(),
                "GEMINI_API_KEY",
                KEY,
                "ANTHROPIC_API_KEY",
                KEY,
                "OLLAMA_BASE_URL",
                server.baseUrl());
        return Models.embedder(variable -> Optional.ofNullable(environment.get(variable)), CLASSES)
                .orElseThrow();
    }
}
