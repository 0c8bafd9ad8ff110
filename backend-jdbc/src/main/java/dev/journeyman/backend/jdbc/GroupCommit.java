package dev.journeyman.backend.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what several threads wait to have written in one go: while two groups are on their way, the next one gathers.
 *
 * <p>The commit is most of what a small write takes, and one does for all. Thread-safe.
 */
final class GroupCommit<T> {
    /** A group is not so long that its first waits noticeably for its last. */
    private static final int MOST = 64;

    /** While one group is committed another is sent. */
    private static final int TURNS = 2;

    private final Function<List<T>, boolean[]> writer;
    private final Queue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore turns = new Semaphore(TURNS);

    /** @param writer writes a group and says which of it is durable now; what it throws, all of the group get */
    GroupCommit(Function<List<T>, boolean[]> writer) {
        this.writer = writer;
    }

    /** Whether it was written; durable then. An interrupt does not shorten it. */
    boolean write(T what) {
        Waiting<T> mine = new Waiting<>(what);
        queue.add(mine);
        // What is written for others must not fail because this thread is to end.
        boolean interrupted = Thread.interrupted();
        while (!mine.done) {
            if (!queue.isEmpty() && turns.tryAcquire()) {
                takeTurn();
            } else {
                LockSupport.park(this);
            }
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return mine.written();
    }

    /** How many wait for their group to be on its way. */
    int waiting() {
        return queue.size();
    }

    /** Whoever had a turn wakes one of those who came meanwhile, so that none of them waits without anybody at work. */
    private void takeTurn() {
        try {
            writeNext();
        } finally {
            turns.release();
        }
        Waiting<T> next = queue.peek();
        if (next != null) {
            LockSupport.unpark(next.thread);
        }
    }

    private void writeNext() {
        List<Waiting<T>> group = new ArrayList<>();
        for (Waiting<T> next = queue.poll(); next != null; next = group.size() < MOST ? queue.poll() : null) {
            group.add(next);
        }
        if (!group.isEmpty()) {
            write(group);
        }
    }

    private void write(List<Waiting<T>> group) {
        try {
            boolean[] written =
                    writer.apply(group.stream().map(waiting -> waiting.what).toList());
            for (int i = 0; i < written.length; i++) {
                group.get(i).written = written[i];
            }
        } catch (RuntimeException e) {
            group.forEach(waiting -> waiting.failure = e);
        } finally {
            group.forEach(Waiting::end);
        }
    }

    /** What a thread waits for; changed by whose turn it is, before it is done. */
    private static final class Waiting<T> {
        final T what;
        final Thread thread = Thread.currentThread();
        boolean written;

        @Nullable
        RuntimeException failure;

        volatile boolean done;

        Waiting(T what) {
            this.what = what;
        }

        void end() {
            done = true;
            LockSupport.unpark(thread);
        }

        boolean written() {
            if (failure != null) {
                throw failure;
            }
            return written;
        }
    }
}
