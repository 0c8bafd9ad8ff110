package dev.journeyman.core.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Time that only runs forward: for measuring and for short pauses, never for saying when something was. */
public interface Ticker {
    /** Nanoseconds since some fixed moment. */
    long nanos();

    /** Does nothing for a while. */
    void pause(Duration duration) throws InterruptedException;

    /** The ticker of this machine. */
    static Ticker system() {
        return SystemTicker.INSTANCE;
    }

    /** How long it has been since a reading of {@link #nanos()}. */
    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }

    /**
     * Waits until a condition holds, but no longer than a limit. An interrupt does not shorten it; it is kept for later.
     *
     * @return whether the condition holds
     */
    default boolean await(BooleanSupplier condition, Duration limit) {
        long begin = nanos();
        boolean interrupted = false;
        boolean holds = condition.getAsBoolean();
        while (!holds && since(begin).compareTo(limit) < 0) {
            try {
                pause(Duration.ofMillis(10));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            holds = condition.getAsBoolean();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return holds;
    }
}
