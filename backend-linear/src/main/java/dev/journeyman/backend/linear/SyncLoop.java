package dev.journeyman.backend.linear;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that brings both sides together, from the first use of a tracker until it is closed. Of all trackers of a folder
 * one does so at a time; the others wait for their turn.
 */
final class SyncLoop implements AutoCloseable {
    private static final long TICK_MILLIS = 1_000;
    private static final long LAST_WORDS_MILLIS = 10_000;

    private final Path folder;
    private final Supplier<Sync> open;
    private final Pace pace;
    private final Semaphore bell = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean closing;

    /**
     * Does nothing until {@link #ring} or {@link #begin}.
     *
     * @param open makes what it runs, once the folder is ours
     */
    SyncLoop(Path folder, Supplier<Sync> open, Pace pace) {
        this.folder = folder;
        this.open = open;
        this.pace = pace;
    }

    /** There may be something to send. */
    void ring() {
        begin();
        bell.release();
    }

    /** Somebody wants to know what people do there. */
    synchronized void begin() {
        if (thread == null && !closing) {
            thread = new Thread(this::run, "journeyman-linear");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        Optional<SyncLock> turn = Optional.empty();
        try {
            turn = takeTurn();
            if (turn.isPresent()) {
                bringTogether();
            }
        } catch (InterruptedException e) {
            // Closed: what is left goes next time.
        } finally {
            turn.ifPresent(SyncLock::close);
        }
    }

    /** Waits for the folder; empty if this was closed before. */
    private Optional<SyncLock> takeTurn() throws InterruptedException {
        Optional<SyncLock> turn = tryAcquire();
        while (turn.isEmpty() && await()) {
            turn = tryAcquire();
        }
        return turn;
    }

    private Optional<SyncLock> tryAcquire() throws InterruptedException {
        return attempt(() -> SyncLock.tryAcquire(folder)).flatMap(turn -> turn);
    }

    /** Once more after it was closed, for what changed right before. */
    private void bringTogether() throws InterruptedException {
        Optional<Sync> sync = Optional.empty();
        boolean more = true;
        while (more) {
            sync = runOnce(sync);
            more = await();
        }
        runOnce(sync);
    }

    private Optional<Sync> runOnce(Optional<Sync> made) throws InterruptedException {
        Optional<Sync> sync = made.isPresent() ? made : attempt(open::get);
        if (sync.isPresent() && pace.ready()) {
            Sync ready = sync.get();
            attempt(() -> {
                ready.run();
                return ready;
            });
        }
        return sync;
    }

    /** Work that may be interrupted. */
    private interface Attempt<T> {
        T make() throws InterruptedException;
    }

    /** Failures are told and remembered, and never end the thread. */
    private <T> Optional<T> attempt(Attempt<T> work) throws InterruptedException {
        try {
            T made = work.make();
            pace.succeeded();
            return Optional.of(made);
        } catch (OrchestratorException e) {
            pace.failed(e.failure());
        } catch (RuntimeException e) {
            pace.failed(Failure.of(Remedy.ASK_HUMAN, "linear.accident", "An error of our own: " + e));
        }
        return Optional.empty();
    }

    /** Waits for something to do, or a while for others' changes; false once closed. */
    private boolean await() throws InterruptedException {
        if (bell.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
        return !closing;
    }

    /** Sends what can be sent within some seconds; the rest goes when the folder is next used. */
    @Override
    public void close() {
        Thread running = ending();
        if (running == null) {
            return;
        }
        try {
            running.join(LAST_WORDS_MILLIS);
            running.interrupt();
            running.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread ending() {
        closing = true;
        bell.release();
        return thread;
    }
}
