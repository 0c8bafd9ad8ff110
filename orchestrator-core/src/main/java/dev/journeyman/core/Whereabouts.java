package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.Worktrees;
import dev.journeyman.core.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** Where the code of a workflow is: a machine that has not got all of it leaves the workflow to the one that has. */
final class Whereabouts {
    private Whereabouts() {}

    /**
     * Why a workflow cannot go on here; empty if it can, or if this is where its code was made and got lost.
     *
     * @param here the place that this machine's part in it is recorded as
     */
    static Optional<Failure> elsewhere(List<Recorded> events, Workspace workspace, String here) {
        Optional<String> there = place(events).filter(place -> !place.equals(here));
        return there.filter(place -> lacksSome(events, workspace))
                .map(place -> Failure.giveUp(
                        "workflow.elsewhere",
                        "The newest code of this workflow is at " + place + " and was not sent anywhere else: resume it"
                                + " there. So that any machine can, set 'workspace.share' to a remote of the"
                                + " repository, on all of them, before work starts."));
    }

    private static boolean lacksSome(List<Recorded> events, Workspace workspace) {
        return Worktrees.trees(Timeline.of(events).events()).values().stream()
                .anyMatch(commit -> !workspace.readable(commit));
    }

    private static Optional<String> place(List<Recorded> events) {
        return events.stream()
                .map(Recorded::event)
                .filter(Event.Owner.class::isInstance)
                .flatMap(owner -> ((Event.Owner) owner).place().stream())
                .reduce((first, last) -> last);
    }
}
