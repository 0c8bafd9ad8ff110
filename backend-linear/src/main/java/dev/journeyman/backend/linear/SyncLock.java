package dev.journeyman.backend.linear;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets one of all trackers of a folder talk to Linear, in this process and others; the system frees it when its holder dies.
 *
 * <p>On POSIX, closing any descriptor of a file frees the locks that the process has on it. So nobody opens the file while
 * somebody in this process holds it.
 */
final class SyncLock implements AutoCloseable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;

    private SyncLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** Takes the lock; empty if somebody else has it. */
    static Optional<SyncLock> tryAcquire(Path folder) {
        try {
            PrivateFiles.createFolder(folder);
            Path key = folder.toRealPath().resolve("sync.lock");
            return HELD_HERE.add(key) ? open(key) : Optional.empty();
        } catch (IOException e) {
            throw Trouble.disk(folder, e);
        }
    }

    private static Optional<SyncLock> open(Path key) throws IOException {
        boolean taken = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    key,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PrivateFiles.permissions("rw-------"));
            taken = isLocked(channel);
            return taken ? Optional.of(new SyncLock(key, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                release(key, channel);
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByACopyOfThisClass) {
            return false;
        }
    }

    private static void release(Path key, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD_HERE.remove(key);
        }
    }

    @Override
    public void close() {
        try {
            release(key, channel);
        } catch (IOException e) {
            throw Trouble.disk(key, e);
        }
    }
}
