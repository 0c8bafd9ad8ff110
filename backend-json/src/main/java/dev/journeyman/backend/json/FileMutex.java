package dev.journeyman.backend.json;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock among all threads of all processes on this machine, held for one short operation. The system frees it when its
 * holder dies.
 *
 * <p>On POSIX, closing any descriptor of a file frees the locks that the process has on it. So one thread of this process
 * at a time opens the file, and nothing else does.
 */
final class FileMutex {
    private static final Map<Path, Turn> IN_THIS_PROCESS = new ConcurrentHashMap<>();
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int PATIENCE = 60_000;

    private final Path file;

    FileMutex(Path file) {
        this.file = file;
    }

    /** Does something alone; the folder of the lock's file must exist. */
    <T> T locked(IoCall<T> action) throws IOException {
        Path key = key();
        Turn turn = IN_THIS_PROCESS.compute(key, (path, known) -> known == null ? new Turn(1) : known.plus(1));
        turn.lock.lock();
        try (FileChannel channel = open()) {
            awaitLock(channel);
            return action.call();
        } finally {
            turn.lock.unlock();
            IN_THIS_PROCESS.computeIfPresent(key, (path, known) -> known.wanted == 1 ? null : known.plus(-1));
        }
    }

    private Path key() throws IOException {
        return PrivateFiles.parent(file).toRealPath().resolve(String.valueOf(file.getFileName()));
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFiles.onlyForTheUser());
    }

    /**
     * Tries again and again: a blocking lock can fail with "deadlock avoided", because the system sees processes where we
     * see threads. Operations are short, so that a turn comes soon; who waits longer waits for a stopped process.
     */
    private static void awaitLock(FileChannel channel) throws IOException {
        boolean interrupted = false;
        int tries = 0;
        try {
            while (!tryLock(channel)) {
                if (++tries > PATIENCE) {
                    throw new IOException("the lock is held by another process that does not move: continue or end it");
                }
                interrupted |= Thread.interrupted();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The lock lives as long as the channel. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByACopyOfThisClass) {
            return false;
        }
    }

    /**
     * What the threads of this process take turns by; there as long as one of them wants it.
     *
     * @param wanted by so many threads
     */
    private record Turn(ReentrantLock lock, int wanted) {
        Turn(int wanted) {
            this(new ReentrantLock(), wanted);
        }

        Turn plus(int threads) {
            return new Turn(lock, wanted + threads);
        }
    }
}
