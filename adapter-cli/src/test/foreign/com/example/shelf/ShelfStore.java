package com.example.shelf;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.WorkflowHead;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One handle on a shelf. */
public final class ShelfStore implements CheckpointStore {
    private final Shelf shelf;
    private final List<ShelfLease> leases = new ArrayList<>();

    public ShelfStore(Path project) {
        shelf = Shelf.of(project);
    }

    @Override
    public Optional<Lease> acquire(WorkflowId id, String owner) {
        synchronized (shelf) {
            Shelf.Folder folder = shelf.folder(id);
            if (folder.lease != null) {
                return Optional.empty();
            }
            folder.epoch++;
            folder.lease = new ShelfLease(this, shelf, id, owner, folder.epoch);
            leases.add(folder.lease);
            shelf.keep(id);
            return Optional.of(folder.lease);
        }
    }

    @Override
    public Optional<Owner> owner(WorkflowId id) {
        synchronized (shelf) {
            return Optional.ofNullable(shelf.folder(id).lease)
                    .map(lease -> new Owner(lease.owner, ProcessHandle.current().pid(), true));
        }
    }

    @Override
    public List<JournalEntry> read(WorkflowId id, long afterSequence, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
        synchronized (shelf) {
            return shelf.folder(id).journal.stream().skip(afterSequence).limit(limit).toList();
        }
    }

    @Override
    public List<WorkflowHead> list(HeadQuery query) {
        synchronized (shelf) {
            return query.select(shelf.heads().stream());
        }
    }

    @Override
    public long post(WorkflowId id, String signalId, String json) {
        synchronized (shelf) {
            List<PostedSignal> inbox = shelf.folder(id).inbox;
            for (PostedSignal posted : inbox) {
                if (posted.id().equals(signalId)) {
                    return posted.position();
                }
            }
            inbox.add(new PostedSignal(inbox.size() + 1L, signalId, json));
            shelf.keep(id);
            shelf.notifyAll();
            return inbox.size();
        }
    }

    @Override
    public List<PostedSignal> inbox(WorkflowId id, long afterPosition, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        synchronized (shelf) {
            List<PostedSignal> inbox = shelf.folder(id).inbox;
            for (long left = wait.toNanos(); inbox.size() <= afterPosition && left > 0; left = end - System.nanoTime()) {
                shelf.wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return inbox.stream().skip(afterPosition).toList();
        }
    }

    @Override
    public void close() {
        synchronized (shelf) {
            leases.forEach(ShelfLease::close);
        }
    }
}
