package dev.journeyman.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BackoffTest {
    private static final Failure BUSY = Failure.of(Remedy.BACKOFF, "busy", "busy");

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 16", "9, 16"})
    void doublesUpToSixteenSeconds(int tryNumber, int seconds) {
        assertThat(Backoff.of(10).delay(tryNumber, BUSY)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void givesUpWhenTheTriesAreUsedUp() {
        assertThat(Backoff.of(3).delay(2, BUSY)).isPresent();
        assertThat(Backoff.of(3).delay(3, BUSY)).isEmpty();
        assertThat(Backoff.of(1).delay(1, BUSY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Remedy.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BACKOFF", "RETRY_AFTER"})
    void neverRepeatsWhatARepeatDoesNotHelp(Remedy remedy) {
        assertThat(Backoff.of(9).delay(1, Failure.of(remedy, "x", "x"))).isEmpty();
    }

    @Test
    void waitsAtLeastAsLongAsTheFailureSays() {
        assertThat(Backoff.of(9).delay(1, limited(30))).contains(Duration.ofSeconds(30));
        assertThat(Backoff.of(9).delay(4, limited(3))).contains(Duration.ofSeconds(8));
    }

    @Test
    void doesNotWaitForHours() {
        assertThat(Backoff.of(9).delay(1, limited(15 * 60))).isPresent();
        assertThat(Backoff.of(9).delay(1, limited(15 * 60 + 1))).isEmpty();
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> Backoff.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Backoff.of(1).delay(0, BUSY)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Failure limited(int seconds) {
        return Failure.retryAfter(Duration.ofSeconds(seconds), "limited", "limited");
    }
}
