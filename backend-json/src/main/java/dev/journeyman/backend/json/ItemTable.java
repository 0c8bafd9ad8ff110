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

/** The items as the lines of the file tell, and the lines that are yet to be written. */
final class ItemTable {
    /** In the order of their last change. */
    private final Map<WorkItemId, TrackerLine.Changed> items = new LinkedHashMap<>();

    private final Map<WorkItemId, Map<String, TrackerLine.Commented>> comments = new LinkedHashMap<>();
    private final List<TrackerLine> unwritten = new ArrayList<>();
    private long changes;

    /** Takes a line of the file. */
    void apply(TrackerLine line) {
        if (line instanceof TrackerLine.Changed changed) {
            items.remove(changed.item().id());
            items.put(changed.item().id(), changed);
            changes = changed.change();
        } else if (line instanceof TrackerLine.Commented comment) {
            comments.computeIfAbsent(comment.item(), unknown -> new LinkedHashMap<>())
                    .put(comment.id(), comment);
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

    /** The lines that tell all there is. */
    List<TrackerLine> live() {
        List<TrackerLine> lines = new ArrayList<>(items.values());
        comments.values().forEach(ofItem -> lines.addAll(ofItem.values()));
        return lines;
    }

    Optional<WorkItem> find(WorkItemId id) {
        return Optional.ofNullable(items.get(id)).map(TrackerLine.Changed::item);
    }

    WorkItem get(WorkItemId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("There is no work item " + id + "."));
    }

    WorkItem put(WorkItem item) {
        write(new TrackerLine.Changed(changes + 1, item));
        return item;
    }

    void comment(TrackerLine.Commented comment) {
        if (!comments.getOrDefault(comment.item(), Map.of()).containsKey(comment.id())) {
            write(comment);
        }
    }

    List<String> comments(WorkItemId id) {
        return comments.getOrDefault(id, Map.of()).values().stream()
                .map(TrackerLine.Commented::markdown)
                .toList();
    }

    /** A cursor from beyond the last change belongs to a file that is no more: everything is new to its holder. */
    ItemChanges changes(ProjectId project, long cursor, int limit) {
        long after = cursor > changes ? 0 : cursor;
        List<TrackerLine.Changed> all = items.values().stream()
                .filter(changed -> changed.change() > after)
                .filter(changed -> changed.item().project().equals(project))
                .toList();
        List<TrackerLine.Changed> page = all.subList(0, Math.min(limit, all.size()));
        long next = page.isEmpty() ? after : page.get(page.size() - 1).change();
        return new ItemChanges(
                page.stream().map(TrackerLine.Changed::item).toList(), Long.toString(next), page.size() < all.size());
    }
}
