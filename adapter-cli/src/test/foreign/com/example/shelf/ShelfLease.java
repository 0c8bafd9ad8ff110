package com.example.shelf;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.StaleJournalException;
import dev.journeyman.api.store.WorkflowHead;
import java.util.List;

final class ShelfLease implements Lease {
    final ShelfStore store;
    final String owner;
    private final Shelf shelf;
    private final WorkflowId id;
    private final long epoch;

    ShelfLease(ShelfStore store, Shelf shelf, WorkflowId id, String owner, long epoch) {
        this.store = store;
        this.shelf = shelf;
        this.id = id;
        this.owner = owner;
        this.epoch = epoch;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public void append(long expectedSequence, List<JournalEntry> entries, WorkflowHead head) {
        synchronized (shelf) {
            Shelf.Folder folder = held();
            if (expectedSequence != folder.journal.size()) {
                throw new StaleJournalException("The newest entry is " + folder.journal.size() + ": read it again.");
            }
            JournalEntry.requireContinuation(expectedSequence, folder.newestHash(), entries);
            folder.journal.addAll(entries);
            folder.head = head;
            shelf.keep(id);
        }
    }

    @Override
    public void renew() {
        synchronized (shelf) {
            held();
        }
    }

    @Override
    public void close() {
        synchronized (shelf) {
            if (shelf.folder(id).lease == this) {
                shelf.folder(id).lease = null;
            }
        }
    }

    private Shelf.Folder held() {
        Shelf.Folder folder = shelf.folder(id);
        if (folder.lease != this) {
            throw new LeaseLostException("Somebody else took " + id + " from the shelf: acquire it again.");
        }
        return folder;
    }
}
