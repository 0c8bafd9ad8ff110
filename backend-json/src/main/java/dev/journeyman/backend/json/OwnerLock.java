package dev.journeyman.backend.json;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The right to append to a journal, as the operating system knows it: a lock held until it is closed or its process dies.
 *
 * <p>On POSIX, closing any descriptor of a file frees the locks that the process has on it. So no code but this opens the
 * file, and this never opens it while this process holds the lock: it asks {@link #HELD} first.
 */
final class OwnerLock implements Closeable {
    private static final Map<Path, OwnerLock> HELD = new ConcurrentHashMap<>();
    /** Channels on files that another class loader's copy of this class has locked; closing one would free its lock. */
    private static final Collection<FileChannel> NEVER_CLOSED = new ConcurrentLinkedQueue<>();

    private final Path file;
    private @Nullable FileChannel channel;

    private OwnerLock(Path file) {
        this.file = file;
    }

    /** Takes the lock if nobody has it; the folder of the file must exist. */
    static Optional<OwnerLock> tryAcquire(Path file) throws IOException {
        Path real = PrivateFiles.parent(file).toRealPath().resolve(String.valueOf(file.getFileName()));
        OwnerLock lock = new OwnerLock(real);
        if (HELD.putIfAbsent(real, lock) != null) {
            return Optional.empty();
        }
        boolean locked = false;
        try {
            locked = lock.lock();
        } finally {
            if (!locked) {
                HELD.remove(real);
            }
        }
        return locked ? Optional.of(lock) : Optional.empty();
    }

    private boolean lock() throws IOException {
        PrivateFiles.create(file);
        Optional<Object> wanted = identity();
        FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (opened.tryLock() != null && identity().equals(wanted)) {
                channel = opened;
                return true;
            }
        } catch (OverlappingFileLockException e) {
            NEVER_CLOSED.add(opened);
            return false;
        } catch (NoSuchFileException e) {
            // Deleted just now: nobody's any more.
            opened.close();
            return false;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        opened.close();
        return false;
    }

    /** Which file goes by the name; whoever deletes a workflow moves it away while others may be waiting for its lock. */
    private Optional<Object> identity() throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return Optional.ofNullable(found.fileKey());
    }

    @Override
    public void close() throws IOException {
        FileChannel held = channel;
        channel = null;
        if (held != null) {
            try {
                held.close();
            } finally {
                HELD.remove(file);
            }
        }
    }
}
