package dev.journeyman.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Times in steps of a tenth of a millisecond, up to ten seconds; takes the same memory however many there are. Thread-safe. */
final class Histogram {
    private static final long STEP_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final int STEPS = (int) (Duration.ofSeconds(10).toNanos() / STEP_NANOS);

    private final int[] counts = new int[STEPS + 1];
    private long size;

    synchronized void add(long nanos) {
        counts[(int) Math.min(STEPS, Math.max(0, nanos) / STEP_NANOS)]++;
        size++;
    }

    synchronized long size() {
        return size;
    }

    /** The time that a share of all did not exceed, in milliseconds; not a number if there are none. */
    synchronized double millisAt(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * size));
        long seen = 0;
        for (int step = 0; step <= STEPS; step++) {
            seen += counts[step];
            if (seen >= wanted) {
                return (step + 1) * STEP_NANOS / 1e6;
            }
        }
        return Double.NaN;
    }
}
