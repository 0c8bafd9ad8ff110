package dev.journeyman.core;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.artifact.TestReport;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.engine.Parts;
import dev.journeyman.core.journal.AtWork;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.WorkflowState;
import dev.journeyman.core.workspace.CodeHistory;
import dev.journeyman.core.workspace.Difference;
import dev.journeyman.core.workspace.GitProject;
import java.util.List;

/** Reads what came of a workflow out of its journal. */
final class Outcomes {
    private Outcomes() {}

    static WorkflowResult of(Parts parts, GitProject git, WorkflowId id, List<Recorded> journal) {
        List<Recorded> timeline = Timeline.of(journal).events();
        return new WorkflowResult(
                WorkflowState.of(id, journal).view(),
                changes(git, id, timeline),
                parts.artifacts().newest(timeline, Delivery.class),
                parts.artifacts().newest(timeline, TestReport.class),
                parts.artifacts().newest(timeline, Baseline.class),
                suspended(timeline));
    }

    /** What was noted at the last rest, if nobody has taken the workflow up since. */
    private static List<AtWork> suspended(List<Recorded> timeline) {
        List<AtWork> work = List.of();
        for (Recorded recorded : timeline) {
            if (recorded.event() instanceof Event.Suspended suspended) {
                work = suspended.work();
            } else if (recorded.event() instanceof Event.StatusChanged changed
                    && changed.status() == WorkflowStatus.RUNNING) {
                work = List.of();
            }
        }
        return work;
    }

    private static WorkflowResult.Changes changes(GitProject git, WorkflowId id, List<Recorded> timeline) {
        try (CodeHistory history = git.history(id)) {
            List<Difference> differences = history.difference(base(timeline), now(timeline));
            return new WorkflowResult.Changes(
                    paths(differences, Difference.Kind.ADDED),
                    paths(differences, Difference.Kind.MODIFIED),
                    paths(differences, Difference.Kind.DELETED));
        }
    }

    /** Where the workflow began. */
    static String base(List<Recorded> timeline) {
        return ((Event.Started) timeline.get(0).event()).base();
    }

    /** Where the phases that are done have come to. */
    static String now(List<Recorded> timeline) {
        return Timeline.last(timeline, Event.PhaseDone.class)
                .map(Event.PhaseDone::tree)
                .orElse(base(timeline));
    }

    /** Whether a completed workflow's work is nowhere but in the engine's own store, and was not given up there. */
    static boolean undelivered(List<Recorded> journal) {
        List<Recorded> timeline = Timeline.of(journal).events();
        boolean deliveredOrGone = timeline.stream()
                .anyMatch(recorded -> recorded.event() instanceof Event.Cleaned
                        || (recorded.event() instanceof Event.StepDone done
                                && done.action() instanceof Action.DeliverBranch));
        return !deliveredOrGone && !timeline.isEmpty() && !now(timeline).equals(base(timeline));
    }

    private static List<String> paths(List<Difference> differences, Difference.Kind kind) {
        return differences.stream()
                .filter(difference -> difference.kind() == kind)
                .map(Difference::path)
                .toList();
    }
}
