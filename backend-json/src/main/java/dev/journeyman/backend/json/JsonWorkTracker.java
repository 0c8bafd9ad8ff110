package dev.journeyman.backend.json;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A {@link WorkTracker} in one plain file, {@code work-items.jsonl}, for any number of processes on one machine.
 *
 * <p>Each line holds an item as it is since some change, or a comment; later lines win. When there are many, outdated lines
 * are dropped, and items that are done with all their siblings move to a file of their own in {@code work-items.done}, from
 * where they are read on demand: items are siblings whose ids have the same text before the last slash. Network file
 * systems are refused.
 */
public final class JsonWorkTracker implements WorkTracker {
    private static final int COMPACT_ABOVE = 2_000;

    private final ItemLog log;

    /**
     * Opens the tracker in a state folder; creates nothing yet.
     *
     * @throws dev.journeyman.api.store.StoreException if the folder is on a network file system
     */
    public JsonWorkTracker(Path stateDirectory) {
        this(stateDirectory, COMPACT_ABOVE, DiskFile::new);
    }

    JsonWorkTracker(Path stateDirectory, int compactAbove, AppendFile.Opener opener) {
        LocalDisk.require(stateDirectory);
        this.log = new ItemLog(stateDirectory.toAbsolutePath().resolve("work-items.jsonl"), compactAbove, opener);
    }

    @Override
    public List<WorkItem> create(ProjectId project, List<NewWorkItem> items) {
        return log.transact(table -> items.stream()
                .map(item -> table.find(item.id()).orElseGet(() -> table.put(WorkItem.of(project, item))))
                .toList());
    }

    @Override
    public ItemChanges changes(ProjectId project, String cursor, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
        long after = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        return log.transact(table -> table.changes(project, after, limit));
    }

    @Override
    public Optional<WorkItem> claim(List<WorkItemId> inOrder, WorkflowId by) {
        return log.transact(table -> inOrder.stream()
                .flatMap(id -> table.find(id).stream())
                .filter(item -> item.isClaimableBy(by))
                .findFirst()
                .map(item -> item.isClaimedBy(by) ? item : table.put(item.claimed(by))));
    }

    @Override
    public WorkItem update(WorkItemId id, long expectedRevision, ItemUpdate update) {
        return log.transact(table -> {
            WorkItem item = table.get(id);
            if (item.revision() != expectedRevision) {
                throw new StaleItemException(item, expectedRevision);
            }
            return table.put(item.updated(update));
        });
    }

    @Override
    public void comment(WorkItemId id, String commentId, String markdown) {
        log.transact(table -> {
            table.comment(new TrackerLine.Commented(table.get(id).id(), commentId, markdown));
            return id;
        });
    }

    /** What was commented on an item, oldest first. */
    public List<String> comments(WorkItemId id) {
        return log.transact(table -> table.comments(id));
    }

    @Override
    public void close() {
        // Nothing stays open between calls.
    }
}
