package dev.journeyman.core.recovery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Really waits: the one place of the product where a thread sleeps. */
public final class SystemSleeper implements Sleeper {
    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (!time.isNegative()) {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(time));
        }
    }
}
