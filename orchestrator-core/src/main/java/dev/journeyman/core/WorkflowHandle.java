package dev.journeyman.core;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.store.Lease;
import dev.journeyman.core.engine.Parts;
import dev.journeyman.core.engine.Strands;
import dev.journeyman.core.engine.ThreadStrands;
import dev.journeyman.core.engine.WorkflowRun;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Journal;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.WorkflowState;
import dev.journeyman.core.report.Progress;
import dev.journeyman.core.report.StateFile;
import dev.journeyman.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A workflow that this orchestrator runs, or ran. Thread-safe. */
public final class WorkflowHandle {
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowHandle.class);
    private static final long ATOMIC_UNIT_SECONDS = 30;

    private final Orchestrator orchestrator;
    private final WorkflowId id;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile @Nullable WorkflowRun run;

    private WorkflowHandle(Orchestrator orchestrator, WorkflowId id) {
        this.orchestrator = orchestrator;
        this.id = id;
    }

    /** What a run begins with. */
    record Opened(
            Parts parts,
            Lease lease,
            Workspace workspace,
            InstantSource clock,
            String owner,
            Optional<Event.Started> started,
            Executor executor,
            Consumer<WorkflowHandle> atStart,
            Consumer<WorkflowHandle> atRest,
            Path stateFile) {}

    static WorkflowHandle resting(Orchestrator orchestrator, WorkflowId id) {
        WorkflowHandle handle = new WorkflowHandle(orchestrator, id);
        handle.ended.complete(true);
        return handle;
    }

    static WorkflowHandle running(
            Orchestrator orchestrator, WorkflowId id, Opened opened, List<WorkflowListener> listeners) {
        WorkflowHandle handle = new WorkflowHandle(orchestrator, id);
        handle.launch(opened, listeners);
        return handle;
    }

    private void launch(Opened opened, List<WorkflowListener> listeners) {
        WorkflowState state = WorkflowState.of(id, List.of());
        Journal journal = Journal.open(
                opened.parts().store(),
                id,
                opened.lease(),
                opened.clock(),
                opened.parts().secrets(),
                recorded -> {
                    recorded.forEach(state::apply);
                    return state.head();
                });
        journal.events().forEach(state::apply);
        journal.listen(recorded -> show(recorded, state, opened.parts(), listeners));
        journal.listen(stateFile(opened, journal, state)::after);
        opened.started().ifPresent(started -> journal.append("", started));
        journal.append("", new Event.Owner(journal.epoch(), opened.owner()));
        Strands strands = new ThreadStrands(opened.executor());
        WorkflowRun next = new WorkflowRun(id, opened.parts(), journal, opened.workspace(), strands);
        run = next;
        opened.atStart().accept(this);
        strands.fork(id.value(), () -> live(next, journal, opened));
    }

    private static StateFile stateFile(Opened opened, Journal journal, WorkflowState state) {
        return new StateFile(
                opened.stateFile(),
                () -> Progress.of(
                        state.view(), journal.events(), opened.parts().artifacts(), opened.workspace()::difference));
    }

    private void live(WorkflowRun next, Journal journal, Opened opened) {
        @Nullable Throwable failure = null;
        try {
            next.run();
        } catch (Throwable e) {
            failure = e;
        } finally {
            opened.workspace().close();
            journal.close();
            opened.atRest().accept(this);
        }
        if (failure == null) {
            ended.complete(true);
        } else {
            ended.completeExceptionally(failure);
        }
    }

    private void show(Recorded recorded, WorkflowState state, Parts parts, List<WorkflowListener> listeners) {
        if (listeners.isEmpty() && parts.input().isEmpty()) {
            return;
        }
        WorkflowView view = state.view();
        WorkflowEvent event = event(id, recorded, Json.write(recorded, Recorded.class));
        listeners.forEach(listener -> quietly(() -> listener.on(event, view)));
        parts.input().ifPresent(input -> quietly(() -> input.show(view)));
    }

    private static void quietly(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A listener failed; the workflow goes on.", e);
        }
    }

    static WorkflowEvent event(WorkflowId id, Recorded recorded, String json) {
        return new WorkflowEvent(
                id,
                recorded.sequence(),
                recorded.at(),
                recorded.event().getClass().getSimpleName(),
                recorded.scope(),
                recorded.call(),
                json);
    }

    /** The workflow. */
    public WorkflowId id() {
        return id;
    }

    /**
     * Waits until the workflow rests: completed, failed, stopped, or paused because a person must say something.
     *
     * @throws OrchestratorException if it could not be recorded any more; it then goes on at a resume
     */
    public WorkflowResult await() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
        return orchestrator.result(id);
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException known) {
            return known;
        }
        return new IllegalStateException("The run ended by an accident.", cause);
    }

    /** Lets what is at work finish and stops; does not wait for it. */
    public void stop(String reason) {
        rest(WorkflowStatus.STOPPED, reason);
    }

    /** Lets what is at work finish and pauses; does not wait for it. */
    public void pause(String reason) {
        rest(WorkflowStatus.PAUSED, reason);
    }

    /** Ends what is at work at once; what it had recorded stays. */
    public void endNow() {
        WorkflowRun current = run;
        if (current != null) {
            current.endNow();
        }
    }

    private void rest(WorkflowStatus status, String reason) {
        WorkflowRun current = run;
        if (current != null) {
            current.rest(status, reason);
        }
    }

    /** Waits for the atomic unit at work, then ends it, and waits for that. */
    void awaitRest() {
        try {
            if (!rests()) {
                endNow();
                if (!rests()) {
                    LOG.warn("Something in workflow {} does not end although it was interrupted.", id);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            endNow();
        }
    }

    private boolean rests() throws InterruptedException {
        try {
            ended.get(ATOMIC_UNIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.debug("The run of {} had failed.", id, e);
        }
        return true;
    }
}
