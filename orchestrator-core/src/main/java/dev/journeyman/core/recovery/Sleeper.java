package dev.journeyman.core.recovery;

import java.time.Duration;

/** Waits. {@link SystemSleeper} is the only one that really does; tests pass time by hand. */
@FunctionalInterface
public interface Sleeper {
    /** Returns after a time, or throws at once when the thread is interrupted. */
    void sleep(Duration time) throws InterruptedException;
}
