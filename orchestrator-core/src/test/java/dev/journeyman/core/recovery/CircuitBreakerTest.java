package dev.journeyman.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private Instant now = Instant.EPOCH;
    private final CircuitBreaker breaker = new CircuitBreaker(() -> now);

    @Test
    void opensAfterFiveFailuresInARow() {
        fail(4);
        assertThat(breaker.refusal("model")).isEmpty();
        fail(1);

        Failure failure = breaker.refusal("model").orElseThrow();
        assertThat(failure.remedy()).isEqualTo(Remedy.RETRY_AFTER);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(failure.message()).contains("'model'", "60 s");
    }

    @Test
    void aSuccessInBetweenStartsTheCountAnew() {
        fail(4);
        breaker.succeeded("model");
        fail(4);

        assertThat(breaker.refusal("model")).isEmpty();
    }

    @Test
    void namesTheTimeThatIsLeft() {
        fail(5);
        pass(45);

        assertThat(breaker.refusal("model").orElseThrow().retryAfter()).contains(Duration.ofSeconds(15));
    }

    @Test
    void closesAfterTwoSuccessesWhenHalfOpen() {
        fail(5);
        pass(60);
        assertThat(breaker.refusal("model")).isEmpty();
        breaker.succeeded("model");
        breaker.succeeded("model");
        fail(4);

        assertThat(breaker.refusal("model")).isEmpty();
    }

    @Test
    void opensAnewAtTheFirstFailureWhenHalfOpen() {
        fail(5);
        pass(60);
        assertThat(breaker.refusal("model")).isEmpty();
        breaker.succeeded("model");
        fail(1);

        assertThat(breaker.refusal("model")).isPresent();
        pass(60);
        assertThat(breaker.refusal("model")).isEmpty();
    }

    @Test
    void latecomersDoNotChangeAnOpenCircuit() {
        fail(5);
        pass(30);
        fail(3);
        breaker.succeeded("model");

        assertThat(breaker.refusal("model").orElseThrow().retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void keysDoNotDisturbEachOther() {
        fail(5);

        assertThat(breaker.refusal("other")).isEmpty();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed("model");
        }
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }
}
