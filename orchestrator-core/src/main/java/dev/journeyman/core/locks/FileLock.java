package dev.journeyman.core.locks;

import dev.journeyman.api.WorkflowId;
import java.time.Instant;
import java.util.List;

/**
 * A file that an item of a workflow holds while it is at work.
 *
 * @param workflow the workflow
 * @param item the item's key
 * @param path from the repository's root; one that ends in '/' stands for all below it
 * @param since from when on
 * @param process the process that runs the workflow
 * @param alive whether that process lives; else the lock binds nobody, and is gone when the workflow goes on
 * @param waiting who waits for it
 */
public record FileLock(
        WorkflowId workflow,
        String item,
        String path,
        Instant since,
        long process,
        boolean alive,
        List<Waiter> waiting) {
    public FileLock {
        waiting = List.copyOf(waiting);
    }

    /**
     * An item that cannot start yet.
     *
     * @param workflow its workflow
     * @param item its key
     * @param since from when on
     */
    public record Waiter(WorkflowId workflow, String item, Instant since) {}
}
