package dev.journeyman.agents.llm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Role;
import dev.journeyman.api.Usage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static final String KEY = "sk-planted-0123456789";
    private static final String OPENAI_REPLY = """
            {"id": "c1", "object": "chat.completion", "created": 0, "model": "stub",
             "choices": [{"index": 0, "message": {"role": "assistant", "content": "hello"}, "finish_reason": "%s"}],
             "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}}
            """;
    private static final String ANTHROPIC_REPLY = """
            {"id": "m1", "type": "message", "role": "assistant", "model": "stub",
             "content": [{"type": "text", "text": "hello"}], "stop_reason": "%s",
             "usage": {"input_tokens": 1000, "output_tokens": 100}}
            """;
    /** A tenth of the output are thoughts; they cost as much. */
    private static final String GEMINI_REPLY = """
            {"candidates": [{"content": {"role": "model", "parts": [{"text": "hello"}]}, "finishReason": "%s"}],
             "usageMetadata": {"promptTokenCount": 1000, "candidatesTokenCount": 90, "thoughtsTokenCount": 10,
                               "cachedContentTokenCount": 600, "totalTokenCount": 1100}}
            """;

    private static final String OLLAMA_REPLY = """
            {"model": "stub", "created_at": "2026-01-01T00:00:00Z", "message": {"role": "assistant", "content": "hello"},
             "done": true, "done_reason": "%s", "prompt_eval_count": 1000, "eval_count": 100}
            """;
    private static final ModelRequest REQUEST =
            new ModelRequest(new CallKey(Role.BACKEND, "-", 1, 1, 1), "the system", "the user", 77);

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
    void openAiIsAskedAndUnderstood() throws Exception {
        server.replies(200, OPENAI_REPLY.formatted("stop"));

        ModelAnswer answer = client("openai:gpt-4o").answer(REQUEST);

        assertThat(answer)
                .isEqualTo(new ModelAnswer("hello", new Usage(1, 1000, 100, 3500, 0), ModelAnswer.Finish.STOP));
        StubServer.Received received = server.received().get(0);
        assertThat(received.path()).isEqualTo("/v1/chat/completions");
        assertThat(received.headers().getFirst("Authorization")).isEqualTo("Bearer " + KEY);
        JsonNode body = new ObjectMapper().readTree(received.body());
        assertThat(body.path("model").asText()).isEqualTo("gpt-4o");
        assertThat(body.path("max_tokens").asInt()).isEqualTo(77);
        assertThat(body.path("messages").path(0).path("content").asText()).isEqualTo("the system");
        assertThat(body.path("messages").path(1).path("content").asText()).isEqualTo("the user");
        assertThat(body.path("stream").asBoolean()).isFalse();
    }

    @Test
    void anthropicIsAskedAndUnderstood() throws Exception {
        server.replies(200, ANTHROPIC_REPLY.formatted("end_turn"));

        ModelAnswer answer = client("anthropic:claude-haiku-4-5-20251001").answer(REQUEST);

        assertThat(answer)
                .isEqualTo(new ModelAnswer("hello", new Usage(1, 1000, 100, 1500, 0), ModelAnswer.Finish.STOP));
        StubServer.Received received = server.received().get(0);
        assertThat(received.path()).isEqualTo("/v1/messages");
        assertThat(received.headers().getFirst("x-api-key")).isEqualTo(KEY);
        assertThat(received.headers().getFirst("anthropic-version")).isEqualTo("2023-06-01");
        JsonNode body = new ObjectMapper().readTree(received.body());
        assertThat(body.path("max_tokens").asInt()).isEqualTo(77);
        assertThat(body.path("system").toString()).contains("the system");
        assertThat(body.path("messages").toString()).contains("the user");
    }

    @Test
    void geminiIsAskedAndUnderstood() throws Exception {
        server.replies(200, GEMINI_REPLY.formatted("STOP"));

        ModelAnswer answer = client("gemini:gemini-2.5-flash").answer(REQUEST);

        assertThat(answer)
                .isEqualTo(new ModelAnswer("hello", new Usage(1, 1000, 100, 388, 0), ModelAnswer.Finish.STOP));
        StubServer.Received received = server.received().get(0);
        assertThat(received.path()).isEqualTo("/v1/models/gemini-2.5-flash:generateContent");
        assertThat(received.headers().getFirst("x-goog-api-key")).isEqualTo(KEY);
        JsonNode body = new ObjectMapper().readTree(received.body());
        assertThat(body.path("generationConfig").path("maxOutputTokens").asInt())
                .isEqualTo(77);
        assertThat(body.path("systemInstruction").toString()).contains("the system");
        assertThat(body.path("contents").toString()).contains("the user");
    }

    @Test
    void ollamaIsAskedAndUnderstood() throws Exception {
        server.replies(200, OLLAMA_REPLY.formatted("stop"));

        ModelAnswer answer = client("ollama:qwen3-coder").answer(REQUEST);

        assertThat(answer).isEqualTo(new ModelAnswer("hello", new Usage(1, 1000, 100, 0, 1), ModelAnswer.Finish.STOP));
        StubServer.Received received = server.received().get(0);
        assertThat(received.path()).isEqualTo("/v1/api/chat");
        JsonNode body = new ObjectMapper().readTree(received.body());
        assertThat(body.path("options").path("num_predict").asInt()).isEqualTo(77);
        assertThat(body.path("options").path("num_ctx").asInt()).isEqualTo(4096);
        assertThat(body.path("stream").asBoolean()).isFalse();
        assertThat(body.path("messages").path(0).path("content").asText()).isEqualTo("the system");
    }

    @Test
    void ollamasWindowGrowsWithWhatIsAsked() throws Exception {
        server.replies(200, OLLAMA_REPLY.formatted("stop"));

        client("ollama:qwen3-coder").answer(new ModelRequest(REQUEST.key(), "s", "u".repeat(60_000), 16_000));

        JsonNode body = new ObjectMapper().readTree(server.received().get(0).body());
        assertThat(body.path("options").path("num_ctx").asInt()).isEqualTo(1 << 16);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void tokensOfACacheHaveTheirOwnPrice(String model, String reply, Usage expected) throws Exception {
        server.replies(200, reply);

        assertThat(client(model).answer(REQUEST).usage()).isEqualTo(expected);
    }

    /** 400 fresh tokens, 600 from the cache, with Anthropic 200 into it, and 100 received. */
    static Stream<Arguments> tokensOfACacheHaveTheirOwnPrice() {
        return Stream.of(
                arguments(
                        "openai:gpt-4o",
                        OPENAI_REPLY
                                .formatted("stop")
                                .replace(
                                        "\"total_tokens",
                                        "\"prompt_tokens_details\": {\"cached_tokens\": 600}, \"total_tokens"),
                        new Usage(1, 1000, 100, 1000 + 750 + 1000, 0)),
                arguments(
                        "anthropic:claude-sonnet-4-6",
                        ANTHROPIC_REPLY
                                .formatted("end_turn")
                                .replace(
                                        "\"input_tokens\": 1000",
                                        "\"input_tokens\": 400, \"cache_read_input_tokens\": 600,"
                                                + " \"cache_creation_input_tokens\": 200"),
                        new Usage(1, 1200, 100, 1200 + 180 + 750 + 1500, 0)),
                arguments(
                        "gemini:gemini-2.5-pro",
                        GEMINI_REPLY.formatted("STOP"),
                        new Usage(1, 1000, 100, 500 + 75 + 1000, 0)));
    }

    @Test
    void aLocalServerNeedsNoKeyAndIsUnpriced() throws Exception {
        server.replies(200, OPENAI_REPLY.formatted("stop"));
        ModelClient client = Models.fromEnvironment(
                environment(Map.of("OPENAI_BASE_URL", server.baseUrl(), "JOURNEYMAN_MODEL", "openai:qwen")));

        assertThat(client.answer(REQUEST).usage()).isEqualTo(new Usage(1, 1000, 100, 0, 1));
        assertThat(client.atMost(REQUEST).unpricedCalls()).isOne();
        assertThat(server.received().get(0).headers().containsKey("Authorization"))
                .isFalse();
    }

    @Test
    void aCutAnswerSaysSo() throws Exception {
        server.replies(200, OPENAI_REPLY.formatted("length"));
        assertThat(client("openai:x").answer(REQUEST).finish()).isEqualTo(ModelAnswer.Finish.LENGTH);

        server.replies(200, ANTHROPIC_REPLY.formatted("max_tokens"));
        assertThat(client("anthropic:x").answer(REQUEST).finish()).isEqualTo(ModelAnswer.Finish.LENGTH);

        server.replies(200, GEMINI_REPLY.formatted("MAX_TOKENS"));
        assertThat(client("gemini:x").answer(REQUEST).finish()).isEqualTo(ModelAnswer.Finish.LENGTH);

        server.replies(200, OLLAMA_REPLY.formatted("length"));
        assertThat(client("ollama:x").answer(REQUEST).finish()).isEqualTo(ModelAnswer.Finish.LENGTH);

        server.replies(200, OPENAI_REPLY.formatted("content_filter"));
        assertThat(client("openai:x").answer(REQUEST).finish()).isEqualTo(ModelAnswer.Finish.OTHER);
    }

    @Test
    void tokensThatAreNotReportedAreEstimated() throws Exception {
        server.replies(200, "{\"choices\": [{\"message\": {\"role\": \"assistant\", \"content\": \"hello!\"}}]}");

        Usage usage = client("openai:x").answer(REQUEST).usage();

        assertThat(usage.inputTokens()).isEqualTo(REQUEST.estimatedInputTokens());
        assertThat(usage.outputTokens()).isEqualTo(3);
    }

    @Test
    void theReservationIsPriced() {
        Usage atMost = client("openai:gpt-4o").atMost(REQUEST);

        long expected = REQUEST.estimatedInputTokens() * 5 / 2 + 770;
        assertThat(atMost.microDollars()).isBetween(expected, expected + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai:x", "anthropic:x", "gemini:x", "ollama:x"})
    void aFailureIsNotRepeatedAndKeepsItsWaitingTime(String model) {
        server.replies(
                429,
                "{\"error\": {\"type\": \"rate_limit_error\", \"message\": \"slow\"}}",
                Map.of("retry-after", "7", "request-id", "req-1"));

        Failure failure = failure(model);

        assertThat(failure)
                .isEqualTo(Failure.retryAfter(
                        Duration.ofSeconds(7),
                        "model.rate-limited",
                        model + ": HTTP 429 (request req-1): slow It is tried again."));
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai:x", "anthropic:x", "gemini:x", "ollama:x"})
    void aKeyIsNeverInAMessageNorInAnyCause(String model) {
        server.replies(401, "{\"error\": {\"type\": \"authentication_error\", \"message\": \"bad key " + KEY + "\"}}");

        OrchestratorException thrown = catchThrowableOfType(
                OrchestratorException.class, () -> client(model).answer(REQUEST));

        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains(model.startsWith("ollama") ? "HTTP 401" : "bad key ***")
                .doesNotContain(model.startsWith("ollama") ? "no key is sent" : KEY);
        assertThat(thrown.failure().remedy()).isEqualTo(Remedy.ASK_HUMAN);
        assertThat(client(model).toString()).doesNotContain(KEY);
    }

    @Test
    void anAnswerOfAnotherFormIsTriedAgain() {
        server.replies(200, "<html>a proxy</html>");

        assertThat(failure("openai:x").code()).isEqualTo("model.unreadable");
        for (String model : List.of("openai:x", "anthropic:x", "gemini:x", "ollama:x")) {
            assertThat(failure(model).remedy()).isEqualTo(Remedy.BACKOFF);
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsGivenUp() {
        server.replies(200, "x".repeat(3000));

        Failure failure = failure(client(
                "openai:x", new HttpLimits(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(1), 2000)));

        assertThat(failure.code()).isEqualTo("model.answer-too-large");
        assertThat(failure.remedy()).isEqualTo(Remedy.GIVE_UP);
    }

    @Test
    void theTimeLimitCoversTheBody() {
        server.stalls();

        Failure failure = failure(client("openai:x", HttpLimits.DEFAULT.withAnswer(Duration.ofMillis(200))));

        assertThat(failure.code()).isEqualTo("model.timeout");
        assertThat(failure.message()).contains("no complete answer within");
        assertThat(failure.remedy()).isEqualTo(Remedy.BACKOFF);
    }

    @Test
    void anAnswerThatStopsHalfwayIsNotWaitedForToTheEnd() {
        server.stalls();

        Failure failure = failure(client(
                "gemini:x",
                new HttpLimits(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofHours(1), 1 << 20)));

        assertThat(failure.code()).isEqualTo("model.timeout");
        assertThat(failure.message()).contains("the answer stopped after 1 bytes");
    }

    @Test
    void aServerThatIsNotThereIsNamedWithoutItsPath() {
        String gone = server.baseUrl();
        server.close();

        Failure failure = failure("openai:x");

        assertThat(failure.code()).isEqualTo("model.unreachable");
        assertThat(failure.message()).contains(gone.replace("/v1", "")).doesNotContain("/v1");
    }

    @Test
    void anInterruptEndsTheCall() throws Exception {
        server.stalls();
        var thread = Executors.newSingleThreadExecutor();
        try {
            Future<ModelAnswer> call = thread.submit(() -> client("anthropic:x").answer(REQUEST));
            server.awaitRequest();
            thread.shutdownNow();

            assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        } finally {
            thread.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void redirectsAreNotFollowedAsTheyWouldCarryTheKeyElsewhere(Provider provider) {
        server.replies(307, "", Map.of("Location", server.baseUrl() + "/elsewhere"));

        assertThat(failure(provider.id() + ":x").code()).isEqualTo("model.request-refused");
        assertThat(server.received()).hasSize(1);
    }

    private ModelClient client(String name) {
        return client(name, HttpLimits.DEFAULT);
    }

    private ModelClient client(String name, HttpLimits limits) {
        return Provider.of(name)
                .connect(new Endpoint(name, Optional.of(server.baseUrl()), Optional.of(KEY), Prices.bundled(), limits));
    }

    private static Function<String, Optional<String>> environment(Map<String, String> variables) {
        return name -> Optional.ofNullable(variables.get(name));
    }

    private Failure failure(String model) {
        return failure(client(model));
    }

    private static Failure failure(ModelClient client) {
        return catchThrowableOfType(OrchestratorException.class, () -> client.answer(REQUEST))
                .failure();
    }
}
