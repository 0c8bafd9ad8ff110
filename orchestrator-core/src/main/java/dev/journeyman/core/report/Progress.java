package dev.journeyman.core.report;

import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.artifact.TestReport;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.journal.Artifacts;
import dev.journeyman.core.journal.Checkpoint;
import dev.journeyman.core.journal.Checkpoints;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.Worktrees;
import dev.journeyman.core.workspace.Difference;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a workflow goes: what reports are written from. A fold over the timeline of a journal. */
public final class Progress {
    private static final String BASELINE = "baseline";
    private static final String TEST_RUN = "check-coverage";

    private final WorkflowView view;
    private final List<Recorded> journal;
    private final List<Recorded> timeline;
    private final Artifacts artifacts;
    private final List<Difference> files;

    private Progress(WorkflowView view, List<Recorded> journal, Artifacts artifacts, Comparison comparison) {
        this.view = view;
        this.journal = journal;
        this.timeline = Timeline.of(journal).events();
        this.artifacts = artifacts;
        this.files = comparison.apply(started().base(), newestTree());
    }

    /** Compares two commits of a workflow's workspace. */
    @FunctionalInterface
    public interface Comparison extends BiFunction<String, String, List<Difference>> {}

    /**
     * How a workflow goes after some events.
     *
     * @param view the view after these events
     * @param journal all events so far
     */
    public static Progress of(WorkflowView view, List<Recorded> journal, Artifacts artifacts, Comparison comparison) {
        return new Progress(view, journal, artifacts, comparison);
    }

    WorkflowView view() {
        return view;
    }

    List<Recorded> timeline() {
        return timeline;
    }

    Event.Started started() {
        return (Event.Started) journal.get(0).event();
    }

    /** How far the newest owner contains commands; empty if it did not say. */
    Optional<String> sandbox() {
        return journal.stream()
                .flatMap(recorded ->
                        recorded.event() instanceof Event.Owner owner ? owner.sandbox().stream() : Stream.empty())
                .reduce((older, newer) -> newer);
    }

    /** The tree of the workflow itself; items and branches have trees of their own until they are merged. */
    private String newestTree() {
        return timeline.stream()
                .filter(recorded -> Worktrees.of(recorded).isEmpty())
                .flatMap(recorded ->
                        recorded.event() instanceof Event.LeavesTree leaves ? leaves.left().stream() : Stream.empty())
                .reduce((older, newer) -> newer)
                .orElse(started().base());
    }

    /** Files changed since the base. */
    List<Difference> files() {
        return files;
    }

    /** The runs of all tests after work was done, as the engine recorded them. */
    List<CheckReport> testRuns() {
        List<CheckReport> runs = steps(TEST_RUN::equals).toList();
        return runs.isEmpty() ? withoutBuild() : runs;
    }

    /** What stands for a run where there is no build. */
    private List<CheckReport> withoutBuild() {
        return artifacts
                .newest(timeline, TestReport.class)
                .map(TestReport::last)
                .filter(run -> !run.ran())
                .map(List::of)
                .orElse(List.of());
    }

    /** The tests whose failures did not count in any run of the build, for a reason. */
    SortedSet<String> excused(CheckReport.Excuse why) {
        return steps(name -> name.equals(BASELINE) || name.startsWith("check-"))
                .flatMap(run -> run.excused().stream())
                .filter(excused -> excused.excuse() == why)
                .map(CheckReport.Excused::test)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How the project stood before, as far as it was looked at. */
    Optional<CheckReport> baseline() {
        return artifacts
                .newest(timeline, Baseline.class)
                .flatMap(Baseline::check)
                .or(() -> steps(BASELINE::equals).findFirst());
    }

    private Stream<CheckReport> steps(Predicate<String> command) {
        return timeline.stream()
                .filter(recorded -> recorded.event() instanceof Event.StepDone done
                        && done.action() instanceof Action.RunCommand
                        && command.test(done.action().name()))
                .map(recorded -> Json.value(((Event.StepDone) recorded.event()).result(), CheckReport.class));
    }

    Optional<Delivery> delivery() {
        return artifacts.newest(timeline, Delivery.class);
    }

    Optional<Requirements> requirements() {
        return artifacts.newest(timeline, Requirements.class);
    }

    /** Rounds of repairs begun in the newest attempt of the phase that repairs. */
    long repairs() {
        return timeline.stream()
                .filter(recorded -> recorded.scope().startsWith("fix#") && recorded.event() instanceof Event.AskOpened)
                .count();
    }

    /** Rounds of repairs before a person is asked; the answer "again" grants as many more. */
    int repairsAllowed() {
        return timeline.stream()
                .filter(recorded -> recorded.event() instanceof Event.PhaseStarted)
                .map(recorded -> ((Event.PhaseStarted) recorded.event()).fixRounds())
                .reduce((older, newer) -> newer)
                .orElse(0);
    }

    /** What people said, oldest first. */
    List<Feedback> feedback() {
        return timeline.stream()
                .filter(recorded -> recorded.event() instanceof Event.PhaseStarted)
                .map(recorded -> ((Event.PhaseStarted) recorded.event()).feedback())
                .reduce((older, newer) -> newer)
                .orElse(List.of());
    }

    /** How often the workflow was rolled back, and to where last; empty if never. */
    Optional<String> rolledBack() {
        List<Event.RolledBack> rollbacks = journal.stream()
                .filter(recorded -> recorded.event() instanceof Event.RolledBack)
                .map(recorded -> (Event.RolledBack) recorded.event())
                .toList();
        return rollbacks.isEmpty()
                ? Optional.empty()
                : Optional.of(rollbacks.size() + " time" + (rollbacks.size() == 1 ? "" : "s") + ", last to event "
                        + rollbacks.get(rollbacks.size() - 1).to());
    }

    List<Checkpoint> checkpoints() {
        return Checkpoints.of(journal);
    }
}
