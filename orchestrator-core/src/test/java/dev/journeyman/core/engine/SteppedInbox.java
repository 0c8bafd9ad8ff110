package dev.journeyman.core.engine;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.testkit.FailingStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Passes a store on; who waits for news in an inbox waits on the strands, so that the scheduler knows. */
final class SteppedInbox implements CheckpointStore {
    private final FailingStore store;
    private final CheckpointStore disk;
    private final SeededStrands strands;

    SteppedInbox(FailingStore store, CheckpointStore disk, SeededStrands strands) {
        this.store = store;
        this.disk = disk;
        this.strands = strands;
    }

    @Override
    public List<PostedSignal> inbox(WorkflowId id, long afterPosition, Duration wait) throws InterruptedException {
        if (!wait.isZero()) {
            strands.await(() -> strands.closing() || store.dead() || posted(id, afterPosition));
        }
        return store.inbox(id, afterPosition, Duration.ZERO);
    }

    private boolean posted(WorkflowId id, long afterPosition) {
        try {
            return !disk.inbox(id, afterPosition, Duration.ZERO).isEmpty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Lease> acquire(WorkflowId id, String owner) {
        return store.acquire(id, owner);
    }

    @Override
    public Optional<Owner> owner(WorkflowId id) {
        return store.owner(id);
    }

    @Override
    public List<JournalEntry> read(WorkflowId id, long afterSequence, int limit) {
        return store.read(id, afterSequence, limit);
    }

    @Override
    public List<WorkflowHead> list(HeadQuery query) {
        return store.list(query);
    }

    @Override
    public long post(WorkflowId id, String signalId, String json) {
        return store.post(id, signalId, json);
    }

    @Override
    public void close() {
        store.close();
    }
}
