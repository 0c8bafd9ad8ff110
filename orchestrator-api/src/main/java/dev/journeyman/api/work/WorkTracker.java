package dev.journeyman.api.work;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import java.util.List;
import java.util.Optional;

/**
 * The place where work items live, shared with people. It holds no scheduler: the engine decides the order.
 *
 * <p>Called by many threads; every call that returned is durable. Passes {@code WorkTrackerContract}.
 */
public interface WorkTracker extends AutoCloseable {
    /**
     * Creates items; one that is there already stays as it is.
     *
     * @return the items as they are now, in the order asked
     */
    List<WorkItem> create(ProjectId project, List<NewWorkItem> items);

    /**
     * What changed since the cursor, by anyone.
     *
     * @param cursor of an earlier answer; "" means everything
     * @param limit most items in the answer, at least 1
     */
    ItemChanges changes(ProjectId project, String cursor, int limit);

    /**
     * Claims the first item that is TODO, or already claimed by this workflow; atomic, and harmless when repeated.
     *
     * @return the claimed item, now IN_PROGRESS; empty if none could be had
     */
    Optional<WorkItem> claim(List<WorkItemId> inOrder, WorkflowId by);

    /**
     * Changes an item.
     *
     * @throws StaleItemException if its revision is another
     * @throws java.util.NoSuchElementException if there is no such item
     */
    WorkItem update(WorkItemId id, long expectedRevision, ItemUpdate update);

    /** Adds a comment once: a repeat with the same comment id changes nothing. */
    void comment(WorkItemId id, String commentId, String markdown);

    /**
     * What people remarked since the cursor; a tracker that they reach through the engine only has nothing to tell.
     *
     * @param cursor of an earlier answer; "" means everything
     * @param limit most remarks in the answer, at least 1
     */
    default ItemRemarks remarks(String cursor, int limit) {
        return ItemRemarks.NONE;
    }

    /** Frees what it holds; never throws a checked exception. */
    @Override
    void close();
}
