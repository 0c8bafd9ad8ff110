package dev.journeyman.api.phase;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.step.Scope;
import dev.journeyman.api.work.Plan;
import java.util.List;
import java.util.Optional;

/** The scope of one phase, or of one branch of it. Made by the engine only; may grow. */
public interface PhaseContext extends Scope {
    /** The workflow, as of the phase's start. */
    WorkflowInfo workflow();

    /**
     * The newest artifact of a type as of the phase's start.
     *
     * @throws ArtifactMissingException if no earlier phase left one
     */
    <A extends Record> A artifact(Class<A> type);

    /** The newest artifact of a type as of the phase's start, if there is one. */
    <A extends Record> Optional<A> findArtifact(Class<A> type);

    /**
     * Asks the agent that plays a role; a scope. The agent gets the request, all artifacts and all feedback.
     *
     * @param task what to do, in a sentence or two
     * @param problems what was wrong with earlier tries
     * @throws dev.journeyman.api.OrchestratorException if the agent fails, or nobody plays the role
     */
    Outcome.Done ask(Role role, String task, List<String> problems);

    /** Runs branches side by side, each in a worktree of its own, and merges them in list order. */
    <T> List<T> parallel(Class<T> result, List<Branch<T>> branches);

    /** What is wrong with a plan, in sentences a planner can act on: cycles, unknown items, files that do not fit. */
    List<String> review(Plan plan);

    /** Validates a plan, runs its items side by side as far as their order allows, and merges what they did. */
    DispatchResult dispatch(Plan plan);

    /** The recorded answer; until there is one the phase unwinds and the workflow waits. */
    Answer await(Question question);

    /** Recognises the project's build and runs it on the untouched tree; steps. A missing build is asked about. */
    Baseline baseline();

    /** Runs the project's build on the current tree; a step. Failures of the baseline are left out of the report. */
    CheckReport check(Check check);

    /** What was wrong with a run, for whoever repairs it: failed tests, compile errors, what the build printed. */
    String problem(CheckReport report);

    /** Delivers the current tree as one commit, as the request and the gate allow; a step. */
    Delivery deliver(CommitMessage message);

    /** How much of the build is run. */
    enum Check {
        /** Compile main and test code. */
        COMPILE,
        /** Compile and run all tests. */
        TEST,
        /** The same, measuring coverage. */
        COVERAGE
    }
}
