package dev.journeyman.backend.jdbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes who waits for something to be posted; whoever is woken looks for himself. Thread-safe. */
final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long count;

    void ring() {
        lock.lock();
        try {
            count++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often it rang so far. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until it has rung more often than that.
     *
     * @return what is left of the time; zero or less if it was used up
     */
    Duration await(long heard, Duration most) throws InterruptedException {
        long nanos = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (count <= heard && nanos > 0) {
                nanos = rung.awaitNanos(nanos);
            }
            return Duration.ofNanos(nanos);
        } finally {
            lock.unlock();
        }
    }

    /** At most a number of seconds, for who polls beside. */
    static Duration atMost(Duration time, long seconds) {
        Duration limit = Duration.of(seconds, TimeUnit.SECONDS.toChronoUnit());
        return time.compareTo(limit) < 0 ? time : limit;
    }
}
