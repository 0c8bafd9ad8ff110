package dev.journeyman.core.feature;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Membership;
import dev.journeyman.api.store.Node;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.WorkflowHead;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A store whose proposals are made by the test, to the node of a name, and whose leases it can take away. */
record ProposingStore(
        CheckpointStore store,
        Map<String, Node> nodes,
        Map<WorkflowId, LosableLease> leases,
        AtomicReference<Runnable> beforeNext)
        implements CheckpointStore {
    ProposingStore(CheckpointStore store) {
        this(store, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new AtomicReference<>(() -> {}));
    }

    /** Has something happen right before the next lease is taken. */
    void beforeNextLease(Runnable happens) {
        beforeNext.set(happens);
    }

    /** Takes the newest lease of a workflow away from who holds it. */
    void takeAway(WorkflowId id) {
        Objects.requireNonNull(leases.get(id), "nobody holds it").lose();
    }

    Node.Turn propose(String node, WorkflowId id) throws InterruptedException {
        return Objects.requireNonNull(nodes.get(node), node).run(id);
    }

    @Override
    public Optional<Membership> join(Node node) {
        nodes.put(node.name(), node);
        return Optional.of(() -> nodes.remove(node.name()));
    }

    @Override
    public Optional<Lease> acquire(WorkflowId id, String owner) {
        Runnable first = beforeNext.getAndSet(() -> {});
        first.run();
        return store.acquire(id, owner).map(lease -> {
            LosableLease losable = new LosableLease(lease);
            leases.put(id, losable);
            return losable;
        });
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
    public List<PostedSignal> inbox(WorkflowId id, long afterPosition, Duration wait) throws InterruptedException {
        return store.inbox(id, afterPosition, wait);
    }

    @Override
    public void close() {
        store.close();
    }
}
