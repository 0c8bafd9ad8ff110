package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
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
     * <p>One that was interrupted goes on. One that rests goes on only where the last thing that was said is an answer or to
     * go on; else only that is done which was said, such as to stop.
     */
    static Optional<Launch.Purpose> of(WorkflowId id, Parts parts, List<Recorded> events) {
        if (!WorkflowState.of(id, events).status().atRest()) {
            return Optional.of(Launch.Purpose.GO_ON);
        }
        if (!WorkflowRun.isAsked(id, parts, events)) {
            return Optional.empty();
        }
        boolean onward =
                WorkflowRun.lastAsked(id, parts, events).filter(Charge::goesOn).isPresent();
        return Optional.of(onward ? Launch.Purpose.GO_ON : Launch.Purpose.SETTLE);
    }

    private static boolean goesOn(Signal signal) {
        return signal instanceof Signal.Answered || signal instanceof Signal.Resume;
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
                        + ". Leave it to nodes with that program, or bring this one" + " up to date."));
    }
}
