package dev.journeyman.backend.json;

import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tracker's file: lines that processes append in turns. Who has the turn reads what the others appended, acts, appends
 * and forces; when most lines are outdated it writes the file anew.
 */
final class ItemLog {
    private static final int FORMAT = 1;

    private final Path file;
    private final int compactAbove;
    private final AppendFile.Opener opener;
    private final FileMutex mutex;
    /** What was read so far; null if it must be read from the start. */
    private @Nullable View view;

    /** @param compactAbove number of lines from which on outdated ones are dropped */
    ItemLog(Path file, int compactAbove, AppendFile.Opener opener) {
        this.file = file;
        this.compactAbove = compactAbove;
        this.opener = opener;
        this.mutex = new FileMutex(file.resolveSibling("work-items.lock"));
    }

    /** Does something with the items as they are now; what it changes is durable on return. */
    <T> T transact(Function<ItemTable, T> action) {
        return DiskTrouble.translated(file, () -> {
            PrivateFiles.createFolders(PrivateFiles.parent(file));
            return mutex.locked(() -> act(action));
        });
    }

    private <T> T act(Function<ItemTable, T> action) throws IOException {
        View current = catchUp();
        view = null;
        T result = applied(action, current);
        append(current, current.table.takeUnwritten());
        view = compacted(current);
        return result;
    }

    /** A refusal changes nothing, so what was read is known on; a large file would be read again for each of them. */
    private <T> T applied(Function<ItemTable, T> action, View current) {
        try {
            return action.apply(current.table);
        } catch (RuntimeException e) {
            view = current.table.hasUnwritten() ? null : current;
            throw e;
        }
    }

    private View catchUp() throws IOException {
        if (!Files.exists(file)) {
            PrivateFiles.replace(file, encode(List.of(new TrackerLine.Header(FORMAT, 1))));
        }
        View current = view;
        try (LineReader lines = new LineReader(file, 0, Long.MAX_VALUE)) {
            TrackerLine.Header header = header(lines);
            if (current == null || current.generation != header.generation() || current.end > Files.size(file)) {
                current = new View(header.generation(), lines.end());
            }
        }
        readOn(current);
        return current;
    }

    private TrackerLine.Header header(LineReader lines) throws IOException {
        Optional<byte[]> first = lines.next();
        if (first.isEmpty() || !(decode(first.get(), 1) instanceof TrackerLine.Header header)) {
            throw corrupt(1, null);
        }
        if (header.format() != FORMAT) {
            throw new StoreException("The file " + file + " has format " + header.format()
                    + "; this version reads format " + FORMAT + ". Use the version that wrote it, or a newer one.");
        }
        return header;
    }

    private void readOn(View current) throws IOException {
        try (LineReader lines = new LineReader(file, current.end, Long.MAX_VALUE)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                current.take(decode(line.get(), current.lines + 1), lines.end());
            }
        }
    }

    private void append(View current, List<TrackerLine> lines) throws IOException {
        if (!lines.isEmpty()) {
            try (AppendLog log = AppendLog.open(file, current.end, opener)) {
                log.append(encode(lines));
                current.lines += lines.size();
                current.end = log.end();
            }
        }
    }

    private View compacted(View current) throws IOException {
        List<TrackerLine> live = current.lines > compactAbove ? current.table.live() : List.of();
        if (live.isEmpty() || current.lines < 2L * live.size()) {
            return current;
        }
        List<TrackerLine> lines = new ArrayList<>();
        lines.add(new TrackerLine.Header(FORMAT, current.generation + 1));
        lines.addAll(live);
        PrivateFiles.replace(file, encode(lines));
        return catchUp();
    }

    private static byte[] encode(List<TrackerLine> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (TrackerLine line : lines) {
            bytes.writeBytes(Json.write(line));
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    private TrackerLine decode(byte[] line, long number) {
        try {
            return Json.read(line, TrackerLine.class);
        } catch (IOException e) {
            throw corrupt(number, e);
        }
    }

    private JournalCorruptException corrupt(long number, @Nullable IOException cause) {
        String message = "Line " + number + " of " + file + " cannot be read. Nothing was changed."
                + " Correct or remove that line, or restore the file from a copy.";
        return cause == null ? new JournalCorruptException(message) : new JournalCorruptException(message, cause);
    }

    /** What was read of one generation of the file. */
    private static final class View {
        final ItemTable table = new ItemTable();
        final long generation;
        long lines = 1;
        long end;

        View(long generation, long end) {
            this.generation = generation;
            this.end = end;
        }

        void take(TrackerLine line, long lineEnd) {
            table.apply(line);
            lines++;
            end = lineEnd;
        }
    }
}
