package dev.journeyman.backend.json;

import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.store.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The reader of a journal file. It checks the hash of every line it passes and never changes the file.
 *
 * <p>It remembers where lines end, so that reading goes on where it stopped. An owner may have cut the file back in
 * between: what no longer fits is read again from the start before it is called corrupt.
 */
final class JournalFile {
    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final LineEnds ends = new LineEnds();

    JournalFile(Path file) {
        this.file = file;
    }

    /**
     * Reads entries in order.
     *
     * @param upTo bytes from there on are not looked at
     */
    List<JournalEntry> read(long afterSequence, int limit, long upTo) throws IOException {
        lock.lock();
        try {
            return Files.exists(file) ? readLines(afterSequence, limit, upTo) : List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<JournalEntry> readLines(long afterSequence, int limit, long upTo) throws IOException {
        if (ends.last() > Files.size(file)) {
            ends.clear();
        }
        boolean fromStart = ends.count() == 0;
        try {
            return collect(afterSequence, limit, upTo);
        } catch (JournalCorruptException e) {
            if (fromStart) {
                throw e;
            }
            ends.clear();
            return collect(afterSequence, limit, upTo);
        }
    }

    private List<JournalEntry> collect(long afterSequence, int limit, long upTo) throws IOException {
        List<JournalEntry> found = new ArrayList<>();
        walk(Math.min(afterSequence, ends.count()), upTo, entry -> {
            if (entry.sequence() > afterSequence) {
                found.add(entry);
            }
            return found.size() < limit;
        });
        return List.copyOf(found);
    }

    /** Checks the whole file and tells where it ends. */
    Tail tail() throws IOException {
        lock.lock();
        try {
            ends.clear();
            return Files.exists(file) ? walk(0, Long.MAX_VALUE, entry -> true) : Tail.EMPTY;
        } finally {
            lock.unlock();
        }
    }

    /** Passes the entries after one whose end is known, as long as the visitor wants more. */
    private Tail walk(long known, long upTo, Predicate<JournalEntry> wantsMore) throws IOException {
        try (LineReader lines = new LineReader(file, ends.before(known), upTo)) {
            Tail tail = known == 0 ? Tail.EMPTY : knownTail(known, lines);
            boolean more = true;
            for (Optional<byte[]> line = more(more, lines); line.isPresent(); line = more(more, lines)) {
                JournalEntry entry = entry(tail, line.get());
                tail = new Tail(entry.sequence(), entry.hash(), lines.end());
                ends.put(entry.sequence(), lines.end());
                more = wantsMore.test(entry);
            }
            return tail;
        }
    }

    private static Optional<byte[]> more(boolean wanted, LineReader lines) throws IOException {
        return wanted ? lines.next() : Optional.empty();
    }

    private Tail knownTail(long sequence, LineReader lines) throws IOException {
        String hash =
                lines.next().flatMap(JournalLine::decode).map(JournalLine::hash).orElseThrow(() -> corrupt(sequence));
        return new Tail(sequence, hash, lines.end());
    }

    private JournalEntry entry(Tail before, byte[] bytes) {
        long sequence = before.sequence() + 1;
        return JournalLine.decode(bytes)
                .map(line -> new JournalEntry(sequence, line.json(), line.hash()))
                .filter(entry -> entry.follows(before.hash()))
                .orElseThrow(() -> corrupt(sequence));
    }

    private JournalCorruptException corrupt(long line) {
        return new JournalCorruptException("Line " + line + " of " + file
                + " is not what was written there: its hash does not match. Nothing was changed."
                + " Restore the file from a copy, or look at that line and abandon the workflow.");
    }

    /**
     * Where a journal ends.
     *
     * @param sequence of the newest entry, 0 for none
     * @param hash of the newest entry
     * @param end the offset behind its line
     */
    record Tail(long sequence, String hash, long end) {
        static final Tail EMPTY = new Tail(0, JournalEntry.GENESIS, 0);
    }
}
