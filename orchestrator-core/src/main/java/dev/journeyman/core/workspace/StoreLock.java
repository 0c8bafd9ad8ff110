package dev.journeyman.core.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Guards what several workflows share in a store, across threads and processes.
 *
 * <p>The operating system's lock is released when its process dies, so there is nothing to clean up.
 */
public final class StoreLock {
    /** An operating system's lock excludes processes only; this excludes the threads of ours. */
    private static final Map<Path, ReentrantLock> WITHIN_JVM = new ConcurrentHashMap<>();

    private final Path file;

    /** Something to do while nobody else does. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /** @param file is made when it is first locked; its folder must be there */
    public StoreLock(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** Does the work while nobody else does any under this lock; may be called within. */
    public <T> T holding(Work<T> work) throws IOException {
        ReentrantLock threads = WITHIN_JVM.computeIfAbsent(file, f -> new ReentrantLock());
        threads.lock();
        try {
            return threads.getHoldCount() > 1 ? work.run() : excludingProcesses(work);
        } finally {
            threads.unlock();
        }
    }

    private <T> T excludingProcesses(Work<T> work) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assert held.isValid();
            return work.run();
        }
    }
}
