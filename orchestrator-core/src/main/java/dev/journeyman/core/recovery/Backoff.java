package dev.journeyman.core.recovery;

import dev.journeyman.api.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether and when a failed try is repeated: after 1, 2, 4, 8, then 16 seconds, and never before the time that the
 * failure names.
 *
 * @param tries how many tries a step has in all
 * @param longest a failure that names a later time than this from now is final: a person may resume then
 */
public record Backoff(int tries, Duration longest) {
    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16));

    public Backoff {
        if (tries < 1 || longest.isNegative()) {
            throw new IllegalArgumentException("A step has at least one try and never waits backwards.");
        }
    }

    /** So many tries, and at most a quarter of an hour between two. */
    public static Backoff of(int tries) {
        return new Backoff(tries, Duration.ofMinutes(15));
    }

    /**
     * How long to wait before the next try; empty if there is none.
     *
     * @param tryNumber the number of the try that failed, from 1
     * @param failure how it failed
     */
    public Optional<Duration> delay(int tryNumber, Failure failure) {
        if (tryNumber < 1) {
            throw new IllegalArgumentException("Tries are counted from 1, but this is " + tryNumber + ".");
        }
        if (!failure.remedy().retryable() || tryNumber >= tries) {
            return Optional.empty();
        }
        Duration own = DELAYS.get(Math.min(tryNumber, DELAYS.size()) - 1);
        Duration named = failure.retryAfter().orElse(Duration.ZERO);
        return Optional.of(own.compareTo(named) > 0 ? own : named).filter(delay -> delay.compareTo(longest) <= 0);
    }
}
