package dev.journeyman.backend.json;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The items as the lines of the log and, where these are silent, the archive tell; and the lines that are yet to be written. */
final class ItemTable {
    private final ItemRecords records = new ItemRecords();
    private final ItemArchive archive;
    private final long archivedUpTo;
    private final List<TrackerLine> unwritten = new ArrayList<>();
    private long changes;

    /** @param archivedUpTo a change that whatever is archived is not newer than */
    ItemTable(ItemArchive archive, long archivedUpTo) {
        this.archive = archive;
        this.archivedUpTo = archivedUpTo;
        this.changes = archivedUpTo;
    }

    /** Takes a line of the log. */
    void apply(TrackerLine line) {
        records.apply(line);
        if (line instanceof TrackerLine.Changed changed) {
            changes = Math.max(changes, changed.change());
        }
    }

    private void write(TrackerLine line) {
        apply(line);
        unwritten.add(line);
    }

    boolean hasUnwritten() {
        return !unwritten.isEmpty();
    }

    /** The lines to be written; afterwards there are none. */
    List<TrackerLine> takeUnwritten() {
        List<TrackerLine> lines = List.copyOf(unwritten);
        unwritten.clear();
        return lines;
    }

    /** What the lines of the log say. */
    ItemRecords records() {
        return records;
    }

    /** The number of the last change. */
    long changes() {
        return changes;
    }

    Optional<WorkItem> find(WorkItemId id) {
        return records.find(id).or(() -> archive.family(id).find(id)).map(TrackerLine.Changed::item);
    }

    WorkItem get(WorkItemId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("There is no work item " + id + "."));
    }

    WorkItem put(WorkItem item) {
        write(new TrackerLine.Changed(changes + 1, item));
        return item;
    }

    void comment(TrackerLine.Commented comment) {
        if (!commentsOn(comment.item()).containsKey(comment.id())) {
            write(comment);
        }
    }

    List<String> comments(WorkItemId id) {
        return commentsOn(id).values().stream()
                .map(TrackerLine.Commented::markdown)
                .toList();
    }

    private Map<String, TrackerLine.Commented> commentsOn(WorkItemId id) {
        Map<String, TrackerLine.Commented> all =
                new LinkedHashMap<>(archive.family(id).comments(id));
        all.putAll(records.comments(id));
        return all;
    }

    /** A cursor from beyond the last change belongs to a file that is no more: everything is new to its holder. */
    ItemChanges changes(ProjectId project, long cursor, int limit) {
        ChangePage page = new ChangePage(project, cursor > changes ? 0 : cursor, limit);
        page.offerInOrder(records.changedAfter(page.after()));
        if (page.after() < archivedUpTo) {
            archive.offerTo(page, id -> records.find(id).isEmpty());
        }
        return page.changes();
    }
}
