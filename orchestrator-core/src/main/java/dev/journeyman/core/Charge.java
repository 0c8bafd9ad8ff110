package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.core.engine.Parts;
import dev.journeyman.core.engine.WorkflowRun;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.WorkflowState;
import java.util.List;
import java.util.Optional;

/** What a workflow that nobody attends to wants of a node. */
final class Charge {
    private Charge() {}

    /**
     * What a run of it would be for; empty if it rests and nobody said anything that is still to be done.
     *
     * <p>One that was interrupted goes on, or goes on coming to rest. One that rests goes on only where the last thing that was
     * said is to go on, or an answer that it waits for; else only that is done which was said, such as to stop.
     */
    static Optional<Launch.Purpose> of(WorkflowId id, Parts parts, List<Recorded> events) {
        WorkflowStatus status = WorkflowState.of(id, events).status();
        if (!status.atRest()) {
            return Optional.of(status == WorkflowStatus.STOPPING ? Launch.Purpose.SETTLE : Launch.Purpose.GO_ON);
        }
        Optional<Signal> last = WorkflowRun.lastAsked(id, parts, events).or(() -> takenWhileComingToRest(events));
        if (last.filter(signal -> goesOn(signal, status)).isPresent()) {
            return Optional.of(Launch.Purpose.GO_ON);
        }
        return WorkflowRun.isAsked(id, parts, events) ? Optional.of(Launch.Purpose.SETTLE) : Optional.empty();
    }

    private static boolean goesOn(Signal signal, WorkflowStatus status) {
        return signal instanceof Signal.Resume
                || (signal instanceof Signal.Answered && status == WorkflowStatus.PAUSED);
    }

    /** What the owner still copied, when it had already recorded that the workflow rests. */
    private static Optional<Signal> takenWhileComingToRest(List<Recorded> events) {
        Optional<Signal> taken = Optional.empty();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof Event.StatusChanged) {
                taken = Optional.empty();
            } else if (recorded.event() instanceof Event.Received received) {
                taken = Optional.of(received.signal());
            }
        }
        return taken;
    }

    /** Whether something was said before or in a run that came to rest on account of something else, and still waits. */
    static boolean again(WorkflowId id, Parts parts, List<Recorded> events, int before) {
        boolean heard = events.stream().skip(before).anyMatch(recorded -> recorded.event() instanceof Event.Received);
        return heard
                && of(id, parts, events).filter(Launch.Purpose.GO_ON::equals).isPresent();
    }

    /**
     * Makes sure that this program knows what the workflow was begun with; a person may decide otherwise.
     *
     * @throws OrchestratorException if it was written by a newer one
     */
    static void requireKnown(Parts parts, List<Recorded> events) {
        Event.Started started = (Event.Started) events.get(0).event();
        if (!Starting.knows(started)) {
            throw newer("its journal is of format " + started.format());
        }
        for (Recorded recorded : Timeline.of(events).events()) {
            if (recorded.event() instanceof Event.PhaseStarted phase) {
                requireKnown(parts, phase);
            }
        }
    }

    private static void requireKnown(Parts parts, Event.PhaseStarted started) {
        int known = parts.phase(started.phase()).map(Phase::version).orElse(0);
        if (started.version() > known) {
            throw newer("phase '" + started.phase() + "' is recorded with version " + started.version()
                    + ", and version " + known + " is here");
        }
    }

    private static OrchestratorException newer(String why) {
        return new OrchestratorException(Failure.giveUp(
                "workflow.newer",
                "A newer program runs this workflow: " + why
                        + ". Leave it to nodes with that program, or bring this one up to date."));
    }
}
