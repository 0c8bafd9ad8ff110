package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Membership;
import dev.journeyman.api.store.Node;
import dev.journeyman.core.engine.Parts;
import dev.journeyman.core.journal.Recorded;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a node needs of an orchestrator: its place among the nodes of the store, and turns at workflows. */
final class NodeTurns {
    private final Orchestrator orchestrator;
    private final Parts parts;
    private final InstantSource clock;

    NodeTurns(Orchestrator orchestrator, Parts parts, InstantSource clock) {
        this.orchestrator = orchestrator;
        this.parts = parts;
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    Membership join(Node node) {
        return parts.store()
                .join(node)
                .orElseThrow(() -> new OrchestratorException(Failure.giveUp(
                        "worker.alone",
                        "The store of this project is for one machine and proposes nothing to nodes: choose"
                                + " 'store: postgresql' and 'tracker: postgresql' in journeyman.yaml.")));
    }

    /** How many events a workflow has. */
    int events(WorkflowId id) {
        return Orchestrator.events(parts.store(), id).size();
    }

    /** Does what a workflow wants of a node; empty if that is nothing. */
    Optional<WorkflowHandle> takeUp(WorkflowId id) {
        if (charge(id).isEmpty()) {
            return Optional.empty();
        }
        Lease lease = orchestrator.acquire(id);
        // Again: before the lease was ours somebody may have stopped it, or gone on with it.
        Optional<Launch.Purpose> purpose = Orchestrator.open(lease, () -> charge(id));
        if (purpose.isEmpty()) {
            lease.close();
        }
        return purpose.map(wanted -> orchestrator.reopen(id, lease, wanted));
    }

    /** Whether a workflow that rests is to be taken up once more, for what was said until the end of a turn. */
    boolean wantsMore(WorkflowId id, int eventsBefore) {
        return Charge.again(id, parts, Orchestrator.events(parts.store(), id), eventsBefore);
    }

    private Optional<Launch.Purpose> charge(WorkflowId id) {
        List<Recorded> events = Orchestrator.events(parts.store(), id);
        Charge.requireKnown(parts, events);
        Optional<Launch.Purpose> purpose = Charge.of(id, parts, events);
        if (purpose.isPresent()) {
            orchestrator.requireRunnable(events);
        }
        return purpose;
    }
}
