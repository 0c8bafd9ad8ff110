package dev.journeyman.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TickerTest {
    @Test
    void waitsUntilTheConditionHolds() {
        AtomicInteger looks = new AtomicInteger();

        assertThat(new Steady().await(() -> looks.incrementAndGet() == 4, Duration.ofSeconds(1)))
                .isTrue();
        assertThat(looks).hasValue(4);
    }

    @Test
    void givesUpAtTheLimit() {
        Steady ticker = new Steady();

        assertThat(ticker.await(() -> false, Duration.ofMillis(95))).isFalse();
        assertThat(ticker.now).isEqualTo(Duration.ofMillis(100).toNanos());
    }

    @Test
    void keepsAnInterruptForLater() {
        Thread.currentThread().interrupt();

        assertThat(Ticker.system().await(() -> false, Duration.ofMillis(1))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Moves only by pausing. */
    private static final class Steady implements Ticker {
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void pause(Duration duration) {
            now += duration.toNanos();
        }
    }
}
