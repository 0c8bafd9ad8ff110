package dev.journeyman.core;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.artifact.TestReport;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.core.journal.AtWork;
import java.util.List;
import java.util.Optional;

/**
 * Where a workflow came to rest, and what came of it so far.
 *
 * @param view where it stands
 * @param changes files changed so far, against the base
 * @param delivery what was delivered
 * @param tests all test runs
 * @param baseline how the project stood before
 * @param suspended what was at work when somebody had it rest, and goes on at a resume
 */
public record WorkflowResult(
        WorkflowView view,
        Changes changes,
        Optional<Delivery> delivery,
        Optional<TestReport> tests,
        Optional<Baseline> baseline,
        List<AtWork> suspended) {
    public WorkflowResult {
        suspended = List.copyOf(suspended);
    }

    /**
     * Files by what happened to them.
     *
     * @param created new files
     * @param modified files with other content
     * @param deleted files that are gone
     */
    public record Changes(List<String> created, List<String> modified, List<String> deleted) {
        public Changes {
            created = List.copyOf(created);
            modified = List.copyOf(modified);
            deleted = List.copyOf(deleted);
        }
    }

    /** The workflow. */
    public WorkflowId id() {
        return view.id();
    }

    /** The state it rests in. */
    public WorkflowStatus status() {
        return view.status();
    }

    /** The phases that are done, in order. */
    public List<String> phasesCompleted() {
        return view.phases().stream()
                .filter(phase -> phase.status() == PhaseStatus.COMPLETED)
                .map(WorkflowView.Phase::name)
                .toList();
    }

    /** The delivered commit. */
    public Optional<String> commit() {
        return delivery.flatMap(Delivery::commit);
    }

    /** The branch it stands on. */
    public Optional<String> branch() {
        return delivery.flatMap(Delivery::branch);
    }

    /** What a person must answer before it goes on. */
    public Optional<AskedQuestion> question() {
        return view.question();
    }
}
