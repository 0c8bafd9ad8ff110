package dev.journeyman.backend.json;

import dev.journeyman.api.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tracker's file: lines that processes append in turns. Who has the turn reads what the others appended, acts, appends
 * and forces; when most lines are outdated or of work that is done, it archives the latter and writes the file anew.
 */
final class ItemLog {
    /** Before the second there was no archive. */
    private static final int FORMAT = 2;

    private final Path file;
    private final int compactAbove;
    private final AppendFile.Opener opener;
    private final FileMutex mutex;
    /** What was read so far; null if it must be read from the start. */
    private @Nullable View view;

    /** @param compactAbove number of lines from which on those that are not needed are dropped */
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
            write(1, archive().newestChange(), List.of());
        }
        View current = view;
        try (TrackerLines lines = new TrackerLines(file)) {
            TrackerLine.Header header = header(lines);
            if (current == null || current.generation != header.generation() || current.end > Files.size(file)) {
                current = new View(header, lines.end());
            }
        }
        readOn(current);
        return current;
    }

    private TrackerLine.Header header(TrackerLines lines) throws IOException {
        TrackerLine.Header header = lines.next(TrackerLine.Header.class);
        if (header.format() > FORMAT) {
            throw new StoreException(
                    "The file " + file + " has format " + header.format() + "; this version reads up to format "
                            + FORMAT + ". Use the version that wrote it, or a newer one.");
        }
        return header;
    }

    private void readOn(View current) throws IOException {
        try (TrackerLines lines = new TrackerLines(file, current.end, current.lines)) {
            lines.forEach(line -> current.take(line, lines.end()));
        }
    }

    private void append(View current, List<TrackerLine> lines) throws IOException {
        if (!lines.isEmpty()) {
            try (AppendLog log = AppendLog.open(file, current.end, opener)) {
                log.append(TrackerLines.encode(lines));
                current.lines += lines.size();
                current.end = log.end();
            }
        }
    }

    private View compacted(View current) throws IOException {
        if (current.lines <= current.looksAbove) {
            return current;
        }
        Map<Boolean, List<TrackerLine.OfItem>> byWhetherDone =
                current.table.records().byWhetherDone();
        List<TrackerLine.OfItem> open = byWhetherDone.getOrDefault(false, List.of());
        if (current.lines < 2L * open.size()) {
            current.looksAbove = current.lines + compactAbove / 4;
            return current;
        }
        archive().add(byWhetherDone.getOrDefault(true, List.of()));
        write(current.generation + 1, current.table.changes(), open);
        return catchUp();
    }

    private void write(long generation, long change, List<TrackerLine.OfItem> rest) throws IOException {
        List<TrackerLine> lines = new ArrayList<>();
        lines.add(new TrackerLine.Header(FORMAT, generation, change));
        lines.addAll(rest);
        PrivateFiles.replace(file, TrackerLines.encode(lines));
    }

    private ItemArchive archive() {
        return new ItemArchive(file.resolveSibling("work-items.done"));
    }

    /** What was read of one generation of the file. */
    private final class View {
        final ItemTable table;
        final long generation;
        long lines = 1;
        long end;
        /** With fewer lines there is no use in looking which of them can go. */
        long looksAbove = compactAbove;

        View(TrackerLine.Header header, long end) {
            this.table = new ItemTable(archive(), header.change());
            this.generation = header.generation();
            this.end = end;
        }

        void take(TrackerLine line, long lineEnd) {
            table.apply(line);
            lines++;
            end = lineEnd;
        }
    }
}
