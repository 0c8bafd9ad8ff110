package dev.journeyman.api.store;

import java.util.List;

/** The right to append to one workflow's journal; at most one lives at any time. Used by one thread at a time. */
public interface Lease extends AutoCloseable {
    /** Grows with every owner of the workflow. */
    long epoch();

    /**
     * Appends entries; durable on return. After a crash a prefix of them may survive.
     *
     * @param expectedSequence the sequence of the newest entry there is, 0 for none
     * @param entries chained, with sequences from {@code expectedSequence + 1}; not empty
     * @param head replaces the workflow's line in the index
     * @throws StaleJournalException if the newest entry is another
     * @throws LeaseLostException if somebody else owns the workflow now
     */
    void append(long expectedSequence, List<JournalEntry> entries, WorkflowHead head);

    /**
     * Says that the owner lives.
     *
     * @throws LeaseLostException if somebody else owns the workflow now: stop, and end the agents
     */
    void renew();

    /**
     * Deletes the workflow for good: journal, inbox, its line in the index. The lease has ended then; after a crash all is
     * there or nothing that can be read.
     *
     * @return false if this store keeps what it has; then nothing is changed, and the lease is still held
     * @throws LeaseLostException if somebody else owns the workflow now
     */
    default boolean delete() {
        return false;
    }

    /**
     * Has something done, soon and on a thread of the store's, when the lease is found to be lost; at once if it is known to
     * be. A store whose leases cannot be lost never does it.
     */
    default void whenLost(Runnable action) {}

    /** Gives the right back; harmless when repeated. */
    @Override
    void close();
}
