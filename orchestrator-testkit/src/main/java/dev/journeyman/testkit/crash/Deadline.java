package dev.journeyman.testkit.crash;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions, and not for ever; its time runs from when it is made. */
public final class Deadline {
    private static final long BETWEEN_LOOKS = Duration.ofMillis(1).toNanos();

    private final Duration time;
    private final CompletableFuture<Boolean> over;

    private Deadline(Duration time) {
        this.time = time;
        this.over = new CompletableFuture<Boolean>().completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A deadline so much later. */
    public static Deadline in(Duration time) {
        return new Deadline(time);
    }

    /** Whether it is over. */
    public boolean over() {
        return over.isDone();
    }

    /**
     * Yields when the condition holds.
     *
     * @param what for the message, should it never
     * @throws AssertionError if the deadline is over before
     */
    public void await(String what, Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            if (over()) {
                throw new AssertionError("Not within " + time + ": " + what);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }
}
