package dev.journeyman.core.journal;

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

/** A store that holds these entries, whether they follow from one another or not. */
record FixedStore(List<JournalEntry> entries) implements CheckpointStore {
    @Override
    public List<JournalEntry> read(WorkflowId id, long afterSequence, int limit) {
        return entries.stream().skip(afterSequence).limit(limit).toList();
    }

    @Override
    public Optional<Lease> acquire(WorkflowId id, String owner) {
        return Optional.empty();
    }

    @Override
    public Optional<Owner> owner(WorkflowId id) {
        return Optional.empty();
    }

    @Override
    public List<WorkflowHead> list(HeadQuery query) {
        return List.of();
    }

    @Override
    public long post(WorkflowId id, String signalId, String json) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PostedSignal> inbox(WorkflowId id, long afterPosition, Duration wait) {
        return List.of();
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
