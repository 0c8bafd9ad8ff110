package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    @Test
    void timePassesOnlyWhenATestSaysSo() {
        SettableClock clock = SettableClock.atSomeTime();
        Instant start = clock.instant();
        clock.advance(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(5));
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }
}
