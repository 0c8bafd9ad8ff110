package dev.journeyman.backend.json;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.WorkItem;
import java.util.List;
import java.util.TreeMap;

/** The first items of a project that changed after some change, out of all that are offered in any order. */
final class ChangePage {
    private final ProjectId project;
    private final long after;
    private final int limit;
    /** By change; one more than there is room for, which tells that there are more. */
    private final TreeMap<Long, WorkItem> first = new TreeMap<>();

    ChangePage(ProjectId project, long after, int limit) {
        this.project = project;
        this.after = after;
        this.limit = limit;
    }

    long after() {
        return after;
    }

    void offer(TrackerLine.Changed changed) {
        if (wants(changed.change(), changed.change())
                && changed.item().project().equals(project)) {
            first.put(changed.change(), changed.item());
            if (first.size() - 1 > limit) {
                first.pollLastEntry();
            }
        }
    }

    /** Offers items in the order of their changes, until there is no more room. */
    void offerInOrder(Iterable<TrackerLine.Changed> byChange) {
        for (TrackerLine.Changed changed : byChange) {
            if (!wants(changed.change(), changed.change())) {
                return;
            }
            offer(changed);
        }
    }

    /** Whether changes from one to another may have a place here. */
    boolean wants(long oldest, long newest) {
        return newest > after && (first.size() <= limit || oldest < first.lastKey());
    }

    ItemChanges changes() {
        List<Long> page = first.keySet().stream().limit(limit).toList();
        long cursor = page.isEmpty() ? after : page.get(page.size() - 1);
        List<WorkItem> items = first.values().stream().limit(limit).toList();
        return new ItemChanges(items, Long.toString(cursor), items.size() < first.size());
    }
}
