package dev.journeyman.backend.json;

import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.StaleJournalException;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.api.store.WorkflowHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The lease of a workflow in files; holds the owner's lock until it is closed or a force has failed. */
final class FileLease implements Lease {
    private final WorkflowFolder workflow;
    private final OwnerLock ownerLock;
    private final AppendLog log;
    private final long epoch;
    /** Used by one thread at a time, but closed by any. */
    private final ReentrantLock lock = new ReentrantLock();

    private long sequence;
    private String hash;
    private boolean open = true;

    FileLease(WorkflowFolder workflow, OwnerLock ownerLock, AppendLog log, long epoch, JournalFile.Tail tail) {
        this.workflow = workflow;
        this.ownerLock = ownerLock;
        this.log = log;
        this.epoch = epoch;
        this.sequence = tail.sequence();
        this.hash = tail.hash();
    }

    @Override
    public long epoch() {
        return epoch;
    }

    /** The offset up to which everything is durable. */
    long durableEnd() {
        return log.end();
    }

    @Override
    public void append(long expectedSequence, List<JournalEntry> entries, WorkflowHead head) {
        lock.lock();
        try {
            requireOpen();
            requireNewest(expectedSequence);
            JournalEntry.requireContinuation(sequence, hash, entries);
            write(JournalLine.encode(entries));
            JournalEntry newest = entries.get(entries.size() - 1);
            sequence = newest.sequence();
            hash = newest.hash();
            workflow.heads().put(head);
        } finally {
            lock.unlock();
        }
    }

    private void requireNewest(long expectedSequence) {
        if (expectedSequence != sequence) {
            throw new StaleJournalException("The newest entry of workflow " + workflow.id() + " is " + sequence
                    + ", not " + expectedSequence + ": read the journal again.");
        }
    }

    private void write(byte[] lines) {
        try {
            log.append(lines);
        } catch (IOException e) {
            StoreException trouble = DiskTrouble.at(workflow.journalPath(), e);
            if (log.broken()) {
                throw new LeaseLostException(
                        "The disk did not confirm what was written: " + trouble.getMessage()
                                + " Nothing more is recorded in this run; resume reads what is there.",
                        e);
            }
            throw trouble;
        } finally {
            if (log.broken()) {
                end();
            }
        }
    }

    @Override
    public void renew() {
        lock.lock();
        try {
            requireOpen();
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new LeaseLostException(
                    "This lease of workflow " + workflow.id() + " ended: acquire the workflow again.");
        }
    }

    @Override
    public boolean delete() {
        lock.lock();
        try {
            requireOpen();
            Path deleted = DiskTrouble.translated(workflow.path(), workflow::moveAway);
            open = false;
            workflow.forget(ownerLock, log);
            DeletedFolders.sweep(PrivateFiles.parent(deleted));
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (open) {
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        open = false;
        workflow.release(this, ownerLock, log);
    }
}
