package dev.journeyman.core.process;

import java.time.Duration;

/** The one class of the core that reads {@link System#nanoTime} and sleeps. */
enum SystemTicker implements Ticker {
    INSTANCE;

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
