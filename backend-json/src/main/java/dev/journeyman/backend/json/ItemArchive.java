package dev.journeyman.backend.json;

import dev.journeyman.api.work.WorkItemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where families of items go in which all is done: a file each, read when somebody asks for one of them. So what is held in
 * memory follows the work that is open, not all that ever was.
 *
 * <p>A file is put in place as a whole while the log has the same lines yet, and the log is right wherever both know an
 * item. So a kill in between does no harm, and an item that is changed once more simply stands in the log again. Used by
 * one thread at a time, for one generation of the log.
 */
final class ItemArchive {
    private static final String SUFFIX = ".jsonl";

    private final Path folder;
    private @Nullable Path latestFile;
    private ItemRecords latest = new ItemRecords();

    ItemArchive(Path folder) {
        this.folder = folder;
    }

    /** What is archived of an item's family; nothing if it has no file. */
    ItemRecords family(WorkItemId id) {
        Path file = file(Family.of(id));
        if (!file.equals(latestFile)) {
            latest = DiskTrouble.translated(file, () -> read(file));
            latestFile = file;
        }
        return latest;
    }

    private Path file(Family family) {
        return folder.resolve(family.fileName() + SUFFIX);
    }

    private static ItemRecords read(Path file) throws IOException {
        ItemRecords records = new ItemRecords();
        if (Files.exists(file)) {
            try (TrackerLines lines = new TrackerLines(file)) {
                lines.next(TrackerLine.Archive.class);
                lines.forEach(records::apply);
            }
        }
        return records;
    }

    /** Takes the lines of families in which all is done; durable on return, and no harm when repeated. */
    void add(List<TrackerLine.OfItem> done) throws IOException {
        Map<Path, List<TrackerLine.OfItem>> byFile = done.stream()
                .collect(Collectors.groupingBy(
                        line -> file(Family.of(line.about())), LinkedHashMap::new, Collectors.toList()));
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        for (Map.Entry<Path, List<TrackerLine.OfItem>> family : byFile.entrySet()) {
            ItemRecords records = read(family.getKey());
            family.getValue().forEach(records::apply);
            contents.put(family.getKey(), encode(records));
        }
        PrivateFiles.createFolders(folder);
        PrivateFiles.replaceAll(folder, contents);
    }

    private static byte[] encode(ItemRecords records) throws IOException {
        LongSummaryStatistics changes =
                records.items().stream().mapToLong(TrackerLine.Changed::change).summaryStatistics();
        List<TrackerLine> lines = new ArrayList<>();
        lines.add(new TrackerLine.Archive(changes.getMin(), changes.getMax()));
        lines.addAll(records.lines());
        return TrackerLines.encode(lines);
    }

    /** Offers all items that pass to a page of changes; reads only files that may have some for it. */
    void offerTo(ChangePage page, Predicate<WorkItemId> passes) {
        DiskTrouble.translated(folder, () -> {
            for (Span span : spans()) {
                if (page.wants(span.changes.first(), span.changes.last())) {
                    read(span.file).items().stream()
                            .filter(changed -> passes.test(changed.about()))
                            .forEach(page::offer);
                }
            }
            return page;
        });
    }

    /** The newest change of all that is archived; 0 if nothing is. */
    long newestChange() throws IOException {
        return spans().stream().mapToLong(span -> span.changes.last()).max().orElse(0);
    }

    /** Oldest changes first. */
    private List<Span> spans() throws IOException {
        List<Span> spans = new ArrayList<>();
        for (Path file : files()) {
            try (TrackerLines lines = new TrackerLines(file)) {
                spans.add(new Span(file, lines.next(TrackerLine.Archive.class)));
            }
        }
        spans.sort(Comparator.comparingLong(span -> span.changes.first()));
        return spans;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
    }

    /** A file, and which changes it holds. */
    private record Span(Path file, TrackerLine.Archive changes) {}
}
