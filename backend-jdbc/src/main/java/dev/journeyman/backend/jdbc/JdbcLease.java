package dev.journeyman.backend.jdbc;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.StaleJournalException;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.api.store.WorkflowHead;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A row of leases that is ours, and the end of the journal that we append to. */
final class JdbcLease implements Lease {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcLease.class);

    private final WorkflowId id;
    private final long epoch;
    private final Leases leases;
    private final Journals journals;
    private final Consumer<JdbcLease> whenClosed;
    private Journals.Newest newest;
    private boolean unsure;
    private volatile boolean lost;
    private boolean taken;
    private Runnable whenLost = () -> {};

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
        if (unsure) {
            newest = journals.newest(id);
            unsure = false;
        }
        if (expectedSequence != newest.sequence()) {
            throw stale();
        }
        JournalEntry.requireContinuation(newest.sequence(), newest.hash(), entries);
        switch (attempt(entries, head)) {
            case DONE -> newest = Journals.Newest.of(entries.get(entries.size() - 1));
            case FENCED -> throw lose();
            case STALE -> {
                newest = journals.newest(id);
                throw stale();
            }
        }
    }

    /** After a lost answer the entries may be there or not: what is the newest is read again then. */
    private Journals.Outcome attempt(List<JournalEntry> entries, WorkflowHead head) {
        try {
            return journals.append(new Append(id, epoch, entries, head));
        } catch (RuntimeException e) {
            unsure = true;
            throw e;
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
        presumeLost();
        return gone();
    }

    /** Nobody could be asked for so long that somebody else may own it by now. */
    void presumeLost() {
        if (end()) {
            alarm();
        }
    }

    /** Whether it was held until now: what is given back cannot be lost any more. */
    private synchronized boolean end() {
        boolean held = !lost;
        lost = true;
        return held;
    }

    @Override
    public synchronized void whenLost(Runnable action) {
        whenLost = action;
        if (taken) {
            action.run();
        }
    }

    private synchronized void alarm() {
        taken = true;
        whenLost.run();
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

    @Override
    public void close() {
        if (!end()) {
            return;
        }
        try {
            leases.release(id, epoch);
        } catch (StoreException e) {
            LOG.warn("Workflow {} is free when its lease has ended: {}", id, e.getMessage());
        } finally {
            whenClosed.accept(this);
        }
    }
}
