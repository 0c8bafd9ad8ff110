package dev.journeyman.cli.endtoend;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** The one place where these tests wait: for a condition, and not for ever. */
final class Deadline {
    private static final long BETWEEN_LOOKS = Duration.ofMillis(1).toNanos();

    private final long end;
    private final Duration time;

    private Deadline(Duration time) {
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    static Deadline in(Duration time) {
        return new Deadline(time);
    }

    /** Yields when the condition holds. */
    void await(String what, Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Not within " + time + ": " + what);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }
}
