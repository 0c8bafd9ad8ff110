package dev.journeyman.api.store;

import dev.journeyman.api.WorkflowId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps journals, leases and inboxes. All text is opaque to it; what it returned it has made durable.
 *
 * <p>Called by many threads. Passes {@code CheckpointStoreContract}.
 */
public interface CheckpointStore extends AutoCloseable {
    /**
     * Takes the right to append to a workflow, new or old.
     *
     * @param owner a name for people
     * @return empty if somebody alive owns it
     */
    Optional<Lease> acquire(WorkflowId id, String owner);

    /** Who holds the lease now; empty if nobody does. */
    Optional<Owner> owner(WorkflowId id);

    /**
     * Reads entries in order; never a torn or uncommitted one. Needs no lease.
     *
     * @param afterSequence 0 for the beginning
     * @param limit most entries in the answer, at least 1
     * @throws JournalCorruptException if what is stored is not what was written
     */
    List<JournalEntry> read(WorkflowId id, long afterSequence, int limit);

    /** The index, newest first. */
    List<WorkflowHead> list(HeadQuery query);

    /**
     * Puts a signal into a workflow's inbox; durable on return.
     *
     * @return its position; the same for a repeat with the same signal id
     */
    long post(WorkflowId id, String signalId, String json);

    /**
     * Reads the inbox in order.
     *
     * @param afterPosition 0 for the beginning
     * @param wait how long to wait for something to come if there is nothing; zero to look only
     */
    List<PostedSignal> inbox(WorkflowId id, long afterPosition, Duration wait) throws InterruptedException;

    /** About how many bytes a workflow's journal takes; 0 if there is none. */
    default long size(WorkflowId id) {
        long size = 0;
        List<JournalEntry> page = read(id, 0, 1000);
        while (!page.isEmpty()) {
            size += page.stream()
                    .mapToLong(entry -> entry.json().length() + entry.hash().length())
                    .sum();
            page = read(id, page.get(page.size() - 1).sequence(), 1000);
        }
        return size;
    }

    /**
     * Makes a node one of those to which workflows are proposed: that are to run and that nobody runs, also because their
     * node died, or to which something was said while they rest.
     *
     * @return empty if this store proposes nothing, such as one that is for a single machine
     */
    default Optional<Membership> join(Node node) {
        return Optional.empty();
    }

    /** Frees what it holds, leases included; never throws a checked exception. */
    @Override
    void close();
}
