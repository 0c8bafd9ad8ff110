package dev.journeyman.backend.jdbc;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.StaleJournalException;
import dev.journeyman.api.store.WorkflowHead;
import java.util.List;
import java.util.function.Consumer;

/** A row of leases that is ours, and the end of the journal that we append to. */
final class JdbcLease implements Lease {
    private final WorkflowId id;
    private final long epoch;
    private final Leases leases;
    private final Journals journals;
    private final Consumer<JdbcLease> whenClosed;
    private Journals.Newest newest;
    private volatile boolean lost;

    JdbcLease(WorkflowId id, long epoch, Leases leases, Journals journals, Consumer<JdbcLease> whenClosed) {
        this.id = id;
        this.epoch = epoch;
        this.leases = leases;
        this.journals = journals;
        this.whenClosed = whenClosed;
        this.newest = journals.newest(id);
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public void append(long expectedSequence, List<JournalEntry> entries, WorkflowHead head) {
        requireHeld();
        if (expectedSequence != newest.sequence()) {
            throw stale();
        }
        JournalEntry.requireContinuation(newest.sequence(), newest.hash(), entries);
        switch (journals.append(id, epoch, entries, head)) {
            case DONE -> newest = Journals.Newest.of(entries.get(entries.size() - 1));
            case FENCED -> throw lose();
            case STALE -> {
                newest = journals.newest(id);
                throw stale();
            }
        }
    }

    private StaleJournalException stale() {
        return new StaleJournalException("The newest entry of workflow " + id + " is " + newest.sequence()
                + ": read the journal again and chain the entry to its end.");
    }

    @Override
    public void renew() {
        requireHeld();
        if (!leases.renew(id, epoch)) {
            throw lose();
        }
    }

    private LeaseLostException lose() {
        lost = true;
        return gone();
    }

    private void requireHeld() {
        if (lost) {
            throw gone();
        }
    }

    private LeaseLostException gone() {
        return new LeaseLostException("Workflow " + id + " is owned by somebody else now, or this store was closed:"
                + " nothing more is recorded here. See who owns it with 'journeyman status " + id + "'.");
    }

    @Override
    public boolean delete() {
        requireHeld();
        if (!journals.delete(id, epoch)) {
            throw lose();
        }
        lost = true;
        whenClosed.accept(this);
        return true;
    }

    /** Its owner is gone, or it was taken over. */
    void end() {
        lost = true;
    }

    @Override
    public void close() {
        if (!lost) {
            lost = true;
            leases.release(id, epoch);
            whenClosed.accept(this);
        }
    }
}
