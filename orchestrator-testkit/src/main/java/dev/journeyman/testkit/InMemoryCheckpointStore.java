package dev.journeyman.testkit;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.WorkflowHead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A {@link CheckpointStore} in memory. Several handles may share what is stored, each playing a process of its own:
 * {@link #reopened()} opens one more, {@link #crash()} kills one.
 */
public final class InMemoryCheckpointStore implements CheckpointStore {
    private final InMemoryJournals journals;

    public InMemoryCheckpointStore() {
        this(new InMemoryJournals());
    }

    private InMemoryCheckpointStore(InMemoryJournals journals) {
        this.journals = journals;
    }

    /** Another handle on the same journals, as another process would have it. */
    public InMemoryCheckpointStore reopened() {
        return new InMemoryCheckpointStore(journals);
    }

    /** What a kill of this handle's process does: its leases are free, and nothing can be appended through them. */
    public void crash() {
        journals.freeLeasesOf(this);
    }

    @Override
    public Optional<Lease> acquire(WorkflowId id, String owner) {
        return journals.acquire(id, owner, this);
    }

    @Override
    public Optional<Owner> owner(WorkflowId id) {
        return journals.owner(id);
    }

    @Override
    public List<JournalEntry> read(WorkflowId id, long afterSequence, int limit) {
        return journals.read(id, afterSequence, limit);
    }

    @Override
    public List<WorkflowHead> list(HeadQuery query) {
        return journals.list(query);
    }

    @Override
    public long post(WorkflowId id, String signalId, String json) {
        return journals.post(id, signalId, json);
    }

    @Override
    public List<PostedSignal> inbox(WorkflowId id, long afterPosition, Duration wait) throws InterruptedException {
        return journals.inbox(id, afterPosition, wait);
    }

    @Override
    public void close() {
        journals.freeLeasesOf(this);
    }
}
