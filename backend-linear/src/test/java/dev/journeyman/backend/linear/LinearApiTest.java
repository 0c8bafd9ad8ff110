package dev.journeyman.backend.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearApiTest {
    @TempDir
    Path state;

    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new Bench(state);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private Failure failure() {
        return catchThrowableOfType(
                        OrchestratorException.class, () -> bench.api().call(Operation.QUOTA, Map.of()))
                .failure();
    }

    @Test
    void aUsedUpQuotaWaitsForTheReset() {
        bench.server.rateLimitNext();
        assertThat(failure().remedy()).isEqualTo(Remedy.RETRY_AFTER);
        bench.server.rateLimitNext();
        assertThat(failure().retryAfter()).contains(Duration.between(bench.clock.instant(), bench.linear().reset));
    }

    @Test
    void aTooManyWithoutMoreWordsIsTheSame() {
        bench.server.next((exchange, usual) -> {
            exchange.getResponseHeaders().add("retry-after", "17");
            LinearServer.send(exchange, 429, new byte[0]);
        });
        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(17));
    }

    @ParameterizedTest
    @CsvSource({
        "200, INPUT_ERROR, invalid input, GIVE_UP, linear.refused",
        "400, INPUT_ERROR, invalid input, GIVE_UP, linear.refused",
        "200, X, user error, GIVE_UP, linear.refused",
        "200, X, usage limit exceeded, ASK_HUMAN, linear.plan",
        "400, AUTHENTICATION_ERROR, authentication error, ASK_HUMAN, linear.key",
        "200, FORBIDDEN, forbidden, ASK_HUMAN, linear.key",
        "200, X, internal error, BACKOFF, linear.passing",
        "200, X, graphql error, BACKOFF, linear.passing",
        "200, X, lock timeout, BACKOFF, linear.passing",
        "200, X, ratelimited, RETRY_AFTER, linear.rate-limited",
        "500, X, internal error, BACKOFF, linear.outage",
        "401, X, whatever, ASK_HUMAN, linear.key",
        "403, X, whatever, ASK_HUMAN, linear.key",
    })
    void errorsAreToldApartByWhatHelps(int status, String code, String type, Remedy remedy, String ours) {
        bench.server.next((exchange, usual) -> LinearServer.error(exchange, status, code, type, "said so"));
        Failure failure = failure();
        assertThat(failure.remedy()).isEqualTo(remedy);
        assertThat(failure.code()).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "404", "200"})
    void whatIsNoJsonIsAnOutage(int status) {
        bench.server.failNext(status);
        assertThat(failure().remedy()).isEqualTo(Remedy.BACKOFF);
    }

    @Test
    void aSlowAnswerIsNotWaitedForLong() {
        bench.settings.put("timeout", "0.2s");
        bench.server.next((exchange, usual) -> {});
        assertThat(failure().code()).isEqualTo("linear.unreachable");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        bench.server.close();
        assertThat(failure().message()).contains(bench.server.url(), "network");
    }

    @Test
    void aWrongKeyIsNamedByItsVariableOnly() {
        bench.key("lin_api_wrong");
        assertThat(failure().message()).contains("LINEAR_API_KEY").doesNotContain("lin_api_wrong");
        bench.key("two\nlines");
        assertThat(failure().message()).contains("LINEAR_API_KEY").doesNotContain("two");
        bench.key(" ");
        assertThat(failure().message()).contains("LINEAR_API_KEY is not set");
    }

    @Test
    void aKeyThatTheServerRepeatsIsMasked() {
        bench.server.next((exchange, usual) ->
                LinearServer.error(exchange, 200, "X", "user error", "no luck with " + LinearServer.KEY));
        assertThat(failure().message()).contains("***").doesNotContain(LinearServer.KEY);
    }

    @Test
    void aRedirectIsNotFollowedWithTheKey() {
        bench.server.next((exchange, usual) -> {
            exchange.getResponseHeaders().add("Location", bench.server.url());
            LinearServer.send(exchange, 307, "moved".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(failure().code()).isEqualTo("linear.outage");
        assertThat(bench.server.asked).hasSize(1);
    }

    @Test
    void theQuotaIsReadFromTheHeaders() throws Exception {
        bench.linear().remaining = 100;
        LinearApi api = bench.api();
        api.call(Operation.QUOTA, Map.of());
        assertThat(api.quota()).contains(new Quota(1_500, 99, bench.linear().reset));
        assertThat(api.quota().orElseThrow().scarce(bench.clock.instant())).isTrue();
        assertThat(api.quota().orElseThrow().scarce(bench.linear().reset)).isFalse();
    }

    @Test
    void aResetInSecondsIsUnderstoodToo() {
        assertThat(Quota.moment(1_767_272_400L)).isEqualTo(Quota.moment(1_767_272_400_000L));
    }
}
