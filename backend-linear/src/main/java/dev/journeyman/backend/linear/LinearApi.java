package dev.journeyman.backend.linear;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.api.Failure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Asks Linear's GraphQL API, one request at a time.
 *
 * <p>The key is read from the environment for each request and goes into its header, nowhere else; redirects are not
 * followed, so that it reaches nobody else.
 */
final class LinearApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration UNKNOWN_RESET = Duration.ofMinutes(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Settings settings;
    private final Function<String, Optional<String>> environment;
    private final InstantSource clock;
    private volatile Optional<Quota> quota = Optional.empty();

    LinearApi(Settings settings, Function<String, Optional<String>> environment, InstantSource clock) {
        this.settings = settings;
        this.environment = environment;
        this.clock = clock;
    }

    /** What the last answer said may still be asked. */
    Optional<Quota> quota() {
        return quota;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @return its {@code data}
     * @throws dev.journeyman.api.OrchestratorException with a code {@code linear.*}
     */
    JsonNode call(Operation operation, Map<String, ?> variables) throws InterruptedException {
        HttpResponse<String> answer = send(request(operation, variables));
        quota = Quota.of(answer.headers()).or(() -> quota);
        return data(answer);
    }

    private HttpRequest request(Operation operation, Map<String, ?> variables) {
        String key = environment
                .apply(settings.key())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> Trouble.because(Trouble.noKey(settings.key())));
        try {
            String body = MAPPER.writeValueAsString(Map.of("query", operation.document(), "variables", variables));
            return HttpRequest.newBuilder(settings.url())
                    .timeout(settings.timeout())
                    .header("Authorization", key)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is sent consists of texts, numbers and lists.", e);
        } catch (IllegalArgumentException e) {
            // Its message would show the key.
            throw Trouble.because(Trouble.key(settings.key()));
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Trouble.because(Trouble.unreachable(settings.url(), e));
        }
    }

    private JsonNode data(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 429) {
            throw Trouble.because(Trouble.rateLimited(wait(answer.headers())));
        }
        if (status >= 500) {
            throw Trouble.because(Trouble.outage(status));
        }
        if (status == 401 || status == 403) {
            throw Trouble.because(Trouble.key(settings.key()));
        }
        JsonNode body = parsed(answer.body()).orElse(MAPPER.missingNode());
        if (!body.path("errors").isEmpty()) {
            throw Trouble.because(
                    masked(Trouble.of(body.path("errors").path(0), settings.key(), wait(answer.headers()))));
        }
        if (status != 200 || !body.path("data").isObject()) {
            throw Trouble.because(Trouble.outage(status));
        }
        return body.path("data");
    }

    /** Who answers may repeat what it was sent. */
    private Failure masked(Failure failure) {
        return environment
                .apply(settings.key())
                .filter(key -> failure.message().contains(key.strip()))
                .map(key -> Failure.of(
                        failure.remedy(), failure.code(), failure.message().replace(key.strip(), "***")))
                .orElse(failure);
    }

    private static Optional<JsonNode> parsed(String body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** How long until more may be asked. */
    private Duration wait(HttpHeaders headers) {
        OptionalLong seconds = Quota.number(headers, "retry-after");
        if (seconds.isPresent()) {
            return Duration.ofSeconds(Math.max(1, seconds.getAsLong()));
        }
        Instant now = clock.instant();
        return Quota.of(headers)
                .map(Quota::reset)
                .filter(now::isBefore)
                .map(reset -> Duration.between(now, reset))
                .orElse(UNKNOWN_RESET);
    }
}
