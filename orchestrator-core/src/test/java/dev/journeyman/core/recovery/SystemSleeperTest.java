package dev.journeyman.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SystemSleeperTest {
    private final Sleeper sleeper = new SystemSleeper();

    @Test
    void waitsForTheTime() throws InterruptedException {
        long start = System.nanoTime();
        sleeper.sleep(Duration.ofMillis(5));

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(5_000_000);
        sleeper.sleep(Duration.ofDays(-1));
    }

    @Test
    @Timeout(20)
    void isInterruptedAtOnce() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> sleeper.sleep(Duration.ofDays(400_000))).isInstanceOf(InterruptedException.class);
    }
}
