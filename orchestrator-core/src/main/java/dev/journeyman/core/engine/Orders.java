package dev.journeyman.core.engine;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.util.List;
import java.util.Optional;

/** The control signal that was copied and is not done yet, and the rollback under way: a fold over all events. */
final class Orders {
    private Optional<Signal> open = Optional.empty();
    private Optional<Long> rollingBackTo = Optional.empty();
    private WorkflowStatus status = WorkflowStatus.NOT_STARTED;

    /** Those of a journal. */
    static Orders of(List<Recorded> journal) {
        Orders orders = new Orders();
        journal.forEach(orders::apply);
        return orders;
    }

    void apply(Recorded recorded) {
        Event event = recorded.event();
        if (event instanceof Event.Received received) {
            take(received.signal());
        } else if (event instanceof Event.Ignored ignored) {
            open = open.filter(signal -> !signal.id().equals(ignored.signalId()));
        } else if (event instanceof Event.RollbackStarted started) {
            rollingBackTo = Optional.of(started.to());
            open = open.filter(signal -> !(signal instanceof Signal.RollBack));
            status = WorkflowStatus.RUNNING;
        } else if (event instanceof Event.RolledBack) {
            rollingBackTo = Optional.empty();
            status = WorkflowStatus.RUNNING;
        } else if (event instanceof Event.StatusChanged changed) {
            status = changed.status();
            open = open.filter(signal -> !isDoneBy(signal, status));
        }
    }

    private void take(Signal signal) {
        boolean over = status == WorkflowStatus.COMPLETED || status == WorkflowStatus.ABANDONED;
        if (signal instanceof Signal.RollBack
                || (signal instanceof Signal.Abandon && !over)
                || (rests(signal) && !isDoneByNoting(signal))) {
            open = Optional.of(signal);
        }
    }

    /** A stop or pause that reaches a resting workflow, unless it stops a paused one. */
    private boolean isDoneByNoting(Signal signal) {
        return status.atRest() && !(signal instanceof Signal.Stop && status == WorkflowStatus.PAUSED);
    }

    private static boolean rests(Signal signal) {
        return signal instanceof Signal.Stop || signal instanceof Signal.Pause;
    }

    private static boolean isDoneBy(Signal signal, WorkflowStatus status) {
        return status == WorkflowStatus.ABANDONED || (rests(signal) && status.atRest());
    }

    /** The signal still to be done. */
    Optional<Signal> open() {
        return open;
    }

    /** The target of the rollback under way. */
    Optional<Long> rollingBackTo() {
        return rollingBackTo;
    }

    /** Whether the next signal may be copied. */
    boolean done() {
        return open.isEmpty() && rollingBackTo.isEmpty();
    }
}
