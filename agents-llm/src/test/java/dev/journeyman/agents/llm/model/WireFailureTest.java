package dev.journeyman.agents.llm.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireFailureTest {
    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"type":"invalid_request_error","message":"max_tokens: too small"}                    |    | GIVE_UP        | model.request-refused
            400 | {"type":"invalid_request_error","message":"prompt is too long: 210000 tokens"}         |    | SHRINK_CONTEXT | model.context-too-long
            400 | {"type":"invalid_request_error","message":"You have reached your spend limit"}         |    | ASK_HUMAN      | model.billing
            400 | {"type":"invalid_request_error","message":"Your credit balance is too low"}            |    | ASK_HUMAN      | model.billing
            401 | {"type":"authentication_error","message":"invalid x-api-key"}                          |    | ASK_HUMAN      | model.key-refused
            402 | {"type":"billing_error","message":"pay"}                                               |    | ASK_HUMAN      | model.billing
            403 | {"type":"permission_error","message":"no"}                                             |    | ASK_HUMAN      | model.not-permitted
            404 | {"type":"not_found_error","message":"model: x"}                                        |    | GIVE_UP        | model.not-found
            409 | {"type":"conflict_error","message":"busy"}                                             |    | BACKOFF        | model.server-error
            413 | {"type":"request_too_large","message":"32 MB"}                                         |    | SHRINK_CONTEXT | model.context-too-long
            429 | {"type":"rate_limit_error","message":"slow"}                                           | 3  | RETRY_AFTER    | model.rate-limited
            429 | {"type":"rate_limit_error","message":"slow"}                                           |    | BACKOFF        | model.rate-limited
            429 | {"type":"rate_limit_error","message":"cap","details":{"error_code":"enforced_spend_limit_reached"}} | | ASK_HUMAN | model.billing
            500 | {"type":"api_error","message":"oops"}                                                  |    | BACKOFF        | model.server-error
            504 | {"type":"timeout_error","message":"late"}                                              |    | BACKOFF        | model.server-error
            529 | {"type":"overloaded_error","message":"busy"}                                           |    | BACKOFF        | model.overloaded
            401 | {"type":"invalid_request_error","code":"invalid_api_key","message":"no"}               |    | ASK_HUMAN      | model.key-refused
            401 | {"type":"invalid_request_error","message":"You did not provide an API key"}            |    | ASK_HUMAN      | model.key-refused
            400 | {"type":"invalid_request_error","code":"context_length_exceeded","message":"long"}     |    | SHRINK_CONTEXT | model.context-too-long
            400 | {"type":"BadRequestError","message":"This model's maximum context length is 8192"}     |    | SHRINK_CONTEXT | model.context-too-long
            404 | {"type":"invalid_request_error","code":"model_not_found","message":"no such model"}    |    | GIVE_UP        | model.not-found
            429 | {"type":"requests","code":"rate_limit_exceeded","message":"slow"}                      | 20 | RETRY_AFTER    | model.rate-limited
            429 | {"type":"insufficient_quota","code":"insufficient_quota","message":"quota"}            | 3  | ASK_HUMAN      | model.billing
            429 | {"code":"credit_balance_exhausted","message":"no credit"}                              |    | ASK_HUMAN      | model.billing
            429 | {"code":"slow_down","message":"ramp slower"}                                           |    | RETRY_AFTER    | model.slow-down
            500 | {"type":"server_error","message":"oops"}                                               |    | BACKOFF        | model.server-error
            503 | {"code":"server_is_overloaded","message":"busy"}                                       |    | BACKOFF        | model.overloaded
            400 | {"code":400,"status":"INVALID_ARGUMENT","message":"API key not valid.","details":[{"reason":"API_KEY_INVALID"}]} | | ASK_HUMAN | model.key-refused
            400 | {"code":400,"status":"INVALID_ARGUMENT","message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."} | | SHRINK_CONTEXT | model.context-too-long
            400 | {"code":400,"status":"FAILED_PRECONDITION","message":"Enable billing."}                |    | ASK_HUMAN      | model.billing
            403 | {"code":403,"status":"PERMISSION_DENIED","message":"no"}                               |    | ASK_HUMAN      | model.not-permitted
            404 | {"code":404,"status":"NOT_FOUND","message":"models/x is not found"}                    |    | GIVE_UP        | model.not-found
            429 | {"code":429,"status":"RESOURCE_EXHAUSTED","message":"You exceeded your current quota"} |    | BACKOFF        | model.rate-limited
            429 | {"code":429,"status":"RESOURCE_EXHAUSTED","message":"You exceeded your current quota","details":[{"retryDelay":"34s"}]} | | RETRY_AFTER | model.rate-limited
            429 | {"code":429,"status":"RESOURCE_EXHAUSTED","message":"quota","details":[{"violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]},{"retryDelay":"34s"}]} | | ASK_HUMAN | model.billing
            503 | {"code":503,"status":"UNAVAILABLE","message":"The model is overloaded."}               |    | BACKOFF        | model.overloaded
            404 | "model 'x' not found"                                                                  |    | GIVE_UP        | model.not-found
            503 | "server busy, please try again. maximum pending requests exceeded"                     |    | BACKOFF        | model.overloaded
            400 | {"type":"exceed_context_size_error","message":"request (9000 tokens) exceeds the available context size"} | | SHRINK_CONTEXT | model.context-too-long
            """)
    void theBodyDecidesFirst(int status, String error, @Nullable String retryAfter, Remedy remedy, String code) {
        Failure failure = WireFailure.of(status, headers(retryAfter), "{\"error\": " + error + "}");

        assertThat(failure.remedy()).isEqualTo(remedy);
        assertThat(failure.code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "400, GIVE_UP, model.request-refused",
        "401, ASK_HUMAN, model.key-refused",
        "402, ASK_HUMAN, model.billing",
        "403, ASK_HUMAN, model.not-permitted",
        "404, GIVE_UP, model.not-found",
        "408, BACKOFF, model.server-error",
        "409, BACKOFF, model.server-error",
        "413, SHRINK_CONTEXT, model.context-too-long",
        "418, GIVE_UP, model.request-refused",
        "425, BACKOFF, model.server-error",
        "429, BACKOFF, model.rate-limited",
        "500, BACKOFF, model.server-error",
        "502, BACKOFF, model.server-error",
        "503, BACKOFF, model.server-error",
        "529, BACKOFF, model.overloaded",
    })
    void theStatusDecidesWhereTheBodySaysNothing(int status, Remedy remedy, String code) {
        for (String body : List.of("", "<html>gateway</html>", "{\"error\": {\"type\": \"never_heard_of\"}}", "[]")) {
            Failure failure = WireFailure.of(status, headers(null), body);

            assertThat(failure.remedy()).isEqualTo(remedy);
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.message()).startsWith("HTTP " + status + ": ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "Wed, 21 Oct 2026 07:28:00 GMT", "1e300"})
    void aWaitingTimeThatIsNoneIsIgnored(String retryAfter) {
        assertThat(WireFailure.of(429, headers(retryAfter), "").retryAfter()).isEmpty();
    }

    @Test
    void millisecondsAreMoreExactThanSeconds() {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("retry-after", List.of("2"), "retry-after-ms", List.of("1500")), (name, value) -> true);

        assertThat(WireFailure.of(503, headers, "").retryAfter()).contains(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @CsvSource({"6m0s, 360000", "20ms, 20", "1.5s, 1500", "1h2m, 3720000", "soon, 0", "'', 0"})
    void aSpentLimitIsWaitedForUntilItIsRenewed(String reset, long millis) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "x-ratelimit-remaining-requests", List.of("3"),
                        "x-ratelimit-reset-requests", List.of("23h"),
                        "x-ratelimit-remaining-tokens", List.of("0"),
                        "x-ratelimit-reset-tokens", List.of(reset)),
                (name, value) -> true);

        assertThat(WireFailure.of(429, headers, "").retryAfter())
                .isEqualTo(millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)));
    }

    @Test
    void aLongBodyIsCut() {
        assertThat(WireFailure.of(500, headers(null), "x".repeat(10_000)).message())
                .hasSizeLessThan(700);
    }

    private static HttpHeaders headers(@Nullable String retryAfter) {
        return HttpHeaders.of(
                retryAfter == null ? Map.of() : Map.of("Retry-After", List.of(retryAfter)), (name, value) -> true);
    }
}
