package dev.journeyman.backend.json;

import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.store.PostedSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The signals of a workflow: one file each, named by its position. Positions have no gaps and files go only with the whole
 * workflow, so reading needs neither a lock nor a listing, which may miss a file that appears meanwhile.
 */
final class Inbox {
    /** How soon a post of another process is noticed; looking costs one question to the system. */
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path folder;
    private final FileMutex posting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition posted = lock.newCondition();
    /** By signal id, as far as the files were looked at. */
    private final Map<String, Long> positions = new HashMap<>();

    Inbox(Path folder) {
        this.folder = folder;
        this.posting = new FileMutex(folder.resolveSibling("inbox.lock"));
    }

    long post(String signalId, String json) throws IOException {
        PrivateFiles.createFolders(folder);
        lock.lock();
        try {
            long position = posting.locked(() -> place(signalId, json));
            posted.signalAll();
            return position;
        } finally {
            lock.unlock();
        }
    }

    private long place(String signalId, String json) throws IOException {
        if (!positions.isEmpty() && !Files.exists(file(positions.size()))) {
            // The workflow was deleted, and another has its name.
            positions.clear();
        }
        for (PostedSignal signal : read(positions.size())) {
            positions.put(signal.id(), signal.position());
        }
        Long known = positions.get(signalId);
        return known == null ? write(signalId, json) : known;
    }

    private long write(String signalId, String json) throws IOException {
        long position = positions.size() + 1L;
        PrivateFiles.replace(file(position), Json.write(new Content(signalId, json)));
        positions.put(signalId, position);
        return position;
    }

    /** Signals after a position; waits for some if there are none. */
    List<PostedSignal> read(long afterPosition, Duration wait) throws IOException, InterruptedException {
        List<PostedSignal> signals = read(afterPosition);
        return signals.isEmpty() && wait.compareTo(Duration.ZERO) > 0 ? await(afterPosition, wait) : signals;
    }

    private List<PostedSignal> await(long afterPosition, Duration wait) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            List<PostedSignal> signals = read(afterPosition);
            long left = TimeUnit.NANOSECONDS.convert(wait);
            while (signals.isEmpty() && left > 0) {
                long pause = Math.min(left, LOOK_EVERY_NANOS);
                left += posted.awaitNanos(pause) - pause;
                signals = read(afterPosition);
            }
            return signals;
        } finally {
            lock.unlock();
        }
    }

    private List<PostedSignal> read(long afterPosition) throws IOException {
        List<PostedSignal> signals = new ArrayList<>();
        for (long position = afterPosition + 1; Files.exists(file(position)); position++) {
            signals.add(signal(position));
        }
        return List.copyOf(signals);
    }

    private PostedSignal signal(long position) throws IOException {
        byte[] bytes = PrivateFiles.read(file(position));
        try {
            Content content = Json.read(bytes, Content.class);
            return new PostedSignal(position, content.id(), content.json());
        } catch (IOException e) {
            throw new JournalCorruptException(
                    "The signal in " + file(position) + " cannot be read. Nothing was changed."
                            + " Restore the file, or put {\"id\":\"lost\",\"json\":\"{}\"} in its place and post it again.",
                    e);
        }
    }

    private Path file(long position) {
        return folder.resolve("%08d.json".formatted(position));
    }

    private record Content(String id, String json) {}
}
