package dev.journeyman.core;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.InputAdapter;
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
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the run of a workflow: opens its journal, connects who wants to know, and frees everything when it rests. */
final class Launch {
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    private final WorkflowHandle handle;
    private final WorkflowId id;
    private final Opened opened;
    private final List<WorkflowListener> listeners;
    private final WorkflowState state;

    private Launch(WorkflowHandle handle, Opened opened, List<WorkflowListener> listeners) {
        this.handle = handle;
        this.id = handle.id();
        this.opened = opened;
        this.listeners = listeners;
        this.state = WorkflowState.of(id, List.of());
    }

    /** What a run begins with. */
    record Opened(
            Parts parts,
            Lease lease,
            Workspace workspace,
            InstantSource clock,
            String owner,
            String place,
            Optional<Event.Started> started,
            Executor executor,
            Consumer<WorkflowHandle> atStart,
            Consumer<WorkflowHandle> atRest,
            Path stateFile,
            Purpose purpose) {}

    /** What a run is for. */
    enum Purpose {
        /** To go on until the workflow rests. */
        GO_ON,
        /** Only to do what was asked of the workflow as a whole, such as a rollback. */
        SETTLE,
        /** Only to be recorded. */
        LEAVE
    }

    /** Runs the workflow of a handle on a thread of its own. */
    static WorkflowHandle run(WorkflowHandle handle, Opened opened, List<WorkflowListener> listeners) {
        new Launch(handle, opened, listeners).run();
        return handle;
    }

    private void run() {
        Parts parts = opened.parts();
        Journal journal = Journal.open(parts.store(), id, opened.lease(), opened.clock(), parts.secrets(), recorded -> {
            recorded.forEach(state::apply);
            return state.head();
        });
        journal.events().forEach(state::apply);
        journal.listen(this::show);
        journal.listen(stateFile(journal)::after);
        opened.started().ifPresent(started -> journal.append("", started));
        if (opened.purpose() == Purpose.LEAVE) {
            end(journal);
            handle.rests(null);
            return;
        }
        String sandbox = parts.commands().containment().description();
        journal.append(
                "",
                new Event.Owner(journal.epoch(), opened.owner(), Optional.of(sandbox), Optional.of(opened.place())));
        Strands strands = new ThreadStrands(opened.executor());
        WorkflowRun run = new WorkflowRun(id, parts, journal, opened.workspace(), strands);
        handle.begins(run);
        // What still works under it could only cost.
        opened.lease().whenLost(run::lose);
        opened.atStart().accept(handle);
        strands.fork(id.value(), () -> live(run, journal));
    }

    private StateFile stateFile(Journal journal) {
        return new StateFile(
                opened.stateFile(),
                () -> Progress.of(
                        state.view(), journal.events(), opened.parts().artifacts(), opened.workspace()::difference));
    }

    private void live(WorkflowRun run, Journal journal) {
        @Nullable Throwable failure = null;
        try {
            if (opened.purpose() == Purpose.SETTLE) {
                run.settle();
            } else {
                run.run();
            }
        } catch (Throwable e) {
            failure = e;
        } finally {
            end(journal);
            quietly(() -> opened.atRest().accept(handle));
        }
        handle.rests(failure);
    }

    private void end(Journal journal) {
        quietly(opened.workspace()::close);
        quietly(journal::close);
    }

    private void show(Recorded recorded) {
        Optional<InputAdapter> input = opened.parts().input();
        if (listeners.isEmpty() && input.isEmpty()) {
            return;
        }
        WorkflowView view = state.view();
        WorkflowEvent event = WorkflowEvent.of(id, recorded, Json.write(recorded, Recorded.class));
        listeners.forEach(listener -> quietly(() -> listener.on(event, view)));
        input.ifPresent(person -> quietly(() -> person.show(view)));
    }

    private static void quietly(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A listener or an end failed; what is recorded stays as it is.", e);
        }
    }
}
