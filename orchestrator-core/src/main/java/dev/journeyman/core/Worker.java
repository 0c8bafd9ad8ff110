package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.Membership;
import dev.journeyman.api.store.Node;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.core.journal.JournalClosedException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A node that runs workflows beside others: those that the store proposes to it, as long as it is open.
 *
 * <p>Closing it takes nothing new, lets the atomic unit at work in each workflow end within the time of grace, and hands the
 * workflows over: they go on at another node. Thread-safe.
 */
public final class Worker implements AutoCloseable {
    private final NodeTurns turns;
    private final WorkerListener listener;
    private final List<WorkflowHandle> running = new CopyOnWriteArrayList<>();
    private final Map<WorkflowId, String> leftAlone = new ConcurrentHashMap<>();
    private final Membership membership;
    private volatile boolean closing;

    Worker(NodeTurns turns, String name, int atOnce, WorkerListener listener) {
        this.turns = turns;
        this.listener = listener;
        this.membership = turns.join(new Proposed(name, atOnce));
    }

    /** The workflows that it runs now. */
    public List<WorkflowId> running() {
        return running.stream().map(WorkflowHandle::id).toList();
    }

    private Node.Turn run(WorkflowId id) throws InterruptedException {
        Optional<WorkflowHandle> taken;
        int before;
        try {
            before = closing ? 0 : turns.events(id);
            taken = closing ? Optional.empty() : turns.takeUp(id);
        } catch (WorkflowOwnedException e) {
            return Node.Turn.OWNED;
        } catch (StoreException | JournalClosedException | LeaseLostException e) {
            // The store was away for a moment, which is no reason to wait long.
            listener.broken(id, e.failure());
            return Node.Turn.OWNED;
        } catch (OrchestratorException e) {
            return left(id, e.failure());
        }
        leftAlone.remove(id);
        if (taken.isEmpty()) {
            return closing ? Node.Turn.HANDED_OVER : Node.Turn.RESTS;
        }
        return awaitEnd(taken.get(), before);
    }

    private Node.Turn awaitEnd(WorkflowHandle handle, int eventsBefore) throws InterruptedException {
        running.add(handle);
        if (closing) {
            handOver(handle);
        }
        try {
            listener.took(handle.id());
            WorkflowResult result = handle.await();
            listener.ended(result);
            if (!result.status().atRest()) {
                return Node.Turn.HANDED_OVER;
            }
            return turns.wantsMore(handle.id(), eventsBefore) ? Node.Turn.OWNED : Node.Turn.RESTS;
        } catch (OrchestratorException e) {
            listener.broken(handle.id(), e.failure());
            return Node.Turn.OWNED;
        } catch (RuntimeException e) {
            // An accident would be one again at once.
            listener.broken(handle.id(), Failure.giveUp("worker.accident", String.valueOf(e)));
            return Node.Turn.ELSEWHERE;
        } finally {
            running.remove(handle);
        }
    }

    private Node.Turn left(WorkflowId id, Failure why) {
        if (why.code().equals(Orchestrator.UNKNOWN)) {
            // Deleted meanwhile.
            return Node.Turn.RESTS;
        }
        if (!why.message().equals(leftAlone.put(id, why.message()))) {
            listener.leftAlone(id, why);
        }
        return Node.Turn.ELSEWHERE;
    }

    private static void handOver(WorkflowHandle handle) {
        handle.handOver("its node is going down");
    }

    @Override
    public void close() {
        closing = true;
        running.forEach(Worker::handOver);
        running.forEach(WorkflowHandle::awaitRest);
        membership.close();
    }

    /** What the store sees of it. */
    private final class Proposed implements Node {
        private final String name;
        private final int atOnce;

        Proposed(String name, int atOnce) {
            this.name = name;
            this.atOnce = atOnce;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int atOnce() {
            return atOnce;
        }

        @Override
        public InstantSource clock() {
            return turns.clock();
        }

        @Override
        public Turn run(WorkflowId id) throws InterruptedException {
            return Worker.this.run(id);
        }
    }
}
