package dev.journeyman.core.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.Limits;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.work.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened to a workflow. Its simple class name is its stable name in journals.
 *
 * <p>Where it happened (scope and call) and when stands in {@link Recorded}. Fields called {@code tree} hold the commit of the
 * tree that the event left.
 */
public sealed interface Event {

    /** Control: what happens to the workflow as a whole; belongs to no scope. */
    sealed interface Control extends Event {}

    /** A recorded failure, which a retry can void. */
    sealed interface Failing extends Event {}

    /** An event of a scope that leaves its worktree at a tree. */
    sealed interface LeavesTree extends Event {
        /** The commit of the tree left; empty if nothing changed. */
        Optional<String> left();
    }

    /** A try of a step has ended, well or not. */
    sealed interface Tried extends Event {
        /** What it used. */
        Usage used();

        /** How long it took, in milliseconds, without waiting for others; 0 in older journals where it failed. */
        long millis();

        /** What it was given, for people; empty where that follows from the action, and in older journals. */
        Optional<String> given();
    }

    /**
     * The first event: what is to be done, and by which pipeline.
     *
     * @param base the commit that work starts from
     * @param notes what people should know about it; empty in older journals
     */
    record Started(
            int format,
            WorkRequest request,
            String project,
            String pipeline,
            List<String> phases,
            List<Gate> gates,
            String base,
            Optional<List<String>> notes)
            implements Control {
        /** A start of which there is nothing to say. */
        public Started(
                int format,
                WorkRequest request,
                String project,
                String pipeline,
                List<String> phases,
                List<Gate> gates,
                String base) {
            this(format, request, project, pipeline, phases, gates, base, Optional.empty());
        }
    }

    /**
     * A place where a workflow waits for a person.
     *
     * @param name what users call it
     * @param after the phase whose result is shown
     */
    record Gate(String name, String after) {}

    /**
     * Somebody took the lease. Tries in flight before it have died.
     *
     * @param sandbox how far the commands that follow are contained
     * @param place where the commits that follow are made: a machine and a folder
     */
    record Owner(long epoch, String name, Optional<String> sandbox, Optional<String> place) implements Control {
        /** An owner that runs no commands and makes no commits. */
        public Owner(long epoch, String name) {
            this(epoch, name, Optional.empty(), Optional.empty());
        }
    }

    /** The owner copied a signal from the inbox. */
    record Received(long position, Signal signal) implements Control {}

    /** A signal that came to nothing. */
    record Ignored(String signalId, String reason) implements Control {}

    /** The workflow is in another state now. */
    record StatusChanged(WorkflowStatus status, String reason) implements Control {}

    /** Somebody freed the workflow's code and directories; only its record is left, and nothing goes on from here. */
    record Cleaned(String by) implements Control {}

    /** Somebody had the workflow rest while this was at work; a resume goes on with it. */
    record Suspended(List<AtWork> work) implements Control {}

    /**
     * A limit is nearly used up; said once for each time it is granted.
     *
     * @param limit which, for the engine
     * @param text for people
     */
    record LimitNear(String limit, String text) implements Control {}

    /** A failed phase will be tried again; nothing is voided yet. */
    record RetryStarted(String phaseScope) implements Control {}

    /** Voids failures and what followed each in the scopes around it; all at once, so that a kill grants all or none. */
    record RetryGranted(List<FailedCall> failures) implements Control {}

    /**
     * Where something failed.
     *
     * @param scope the scope
     * @param call the call; "" if the scope itself failed
     */
    record FailedCall(String scope, String call) {}

    /** A phase will be done anew; the next {@link PhaseStarted} voids the old attempt. */
    record RedoStarted(String phase, int attempt, String why) implements Control {}

    /**
     * A rollback has begun; until {@link RolledBack} only it appends.
     *
     * @param to the event that it goes back to
     * @param plan what it will do, for people
     */
    record RollbackStarted(long to, String plan) implements Control {}

    /**
     * An effect outside was dealt with before it is taken off the timeline.
     *
     * @param intent the sequence of its {@link Intent}
     */
    record Undone(long intent, Undoing how) implements Control {}

    /** How an effect outside was dealt with. */
    enum Undoing {
        /** Its phase undid it. */
        UNDONE,
        /** A person undid it. */
        BY_HAND,
        /** It stays: its phase does not undo effects of this kind. */
        LEFT
    }

    /** The timeline goes on from that event. */
    record RolledBack(long to) implements Control {}

    /** A phase begins at a tree, knowing this feedback. */
    record PhaseStarted(String phase, int attempt, int version, String tree, List<Feedback> feedback, int fixRounds)
            implements Event {}

    /**
     * A phase ended well; a skipped one says why.
     *
     * @param supervised whether an agent worked in it whose every phase a person must approve
     */
    record PhaseDone(List<StoredArtifact> artifacts, Optional<String> skipped, String tree, boolean supervised)
            implements LeavesTree {
        @Override
        public Optional<String> left() {
            return Optional.of(tree);
        }
    }

    /** A phase ended by a failure. */
    record PhaseFailed(Failed why) implements Failing {}

    /** An effect outside is about to happen: look before it is repeated. */
    record Intent(Action action, String rule) implements Event {}

    /** An effect outside could not be undone; a person decides how to go on. */
    record UndoFailed(Failed why) implements Failing {}

    /** A try may use at most this much. */
    record Reserved(Usage atMost) implements Event {}

    /** A program is about to run in a process group. */
    record ProcessStarted(long group, String started, String command) implements Event {}

    /** Files that a step left in its directory, and that its tree does not hold; each with the reason, for people. */
    record LeftOut(List<String> files) implements Event {
        public LeftOut {
            files = List.copyOf(files);
        }
    }

    /** A try failed and another one follows. */
    record TryFailed(Failure failure, Usage used, long millis, Optional<String> given) implements Tried {
        /** A try that took no time to speak of. */
        public TryFailed(Failure failure, Usage used) {
            this(failure, used, 0, Optional.empty());
        }
    }

    /** A step's result, recorded once. */
    record StepDone(
            Action action,
            String rule,
            JsonNode result,
            Optional<String> tree,
            Usage used,
            long millis,
            Optional<String> given)
            implements LeavesTree, Tried {
        /** A step of which the action tells all. */
        public StepDone(Action action, String rule, JsonNode result, Optional<String> tree, Usage used, long millis) {
            this(action, rule, result, tree, used, millis, Optional.empty());
        }

        @Override
        public Optional<String> left() {
            return tree;
        }
    }

    /** A step failed for good. */
    record StepFailed(Action action, Failure failure, Usage used, long millis, Optional<String> given)
            implements Failing, Tried {
        /** A step that took no time to speak of. */
        public StepFailed(Action action, Failure failure, Usage used) {
            this(action, failure, used, 0, Optional.empty());
        }
    }

    /** A question for a person. Its id follows from its sequence. */
    record Asked(Question question) implements Event {}

    /** The answer that counts. */
    record Answered(String questionId, Answer answer, String by) implements Event {}

    /** Nobody had answered when the time was over; what becomes of that was said with the question. */
    record DeadlinePassed(Instant deadline) implements Event {}

    /** An agent is asked. */
    record AskOpened(String role, String agent, Limits limits) implements Event {}

    /** The agent is done. */
    record AskDone(Optional<StoredArtifact> artifact, String summary, Optional<Plan> split, Optional<String> tree)
            implements LeavesTree {
        @Override
        public Optional<String> left() {
            return tree;
        }
    }

    /** The agent failed. */
    record AskFailed(Failure failure) implements Failing {}

    /** Branches begin side by side at a tree. */
    record ParallelOpened(List<String> branches, String tree) implements Event {}

    /** A branch ended with a value. */
    record BranchDone(JsonNode result, String tree) implements Event {}

    /** A branch failed. */
    record BranchFailed(Failed why) implements Failing {}

    /**
     * Why a scope failed.
     *
     * @param failure what happened
     * @param step the step that caused it; "" if none did
     */
    record Failed(Failure failure, String step) {}

    /** All branches have ended and are merged; the caller goes on. */
    record ParallelDone(String tree) implements LeavesTree {
        @Override
        public Optional<String> left() {
            return Optional.of(tree);
        }
    }

    /** A plan begins at a tree. */
    record DispatchOpened(Plan plan, String tree) implements Event {}

    /**
     * An item was to start that changes a file on which another workflow works.
     *
     * @param key the item
     * @param path the file, as the other one names it
     * @param workflow the other workflow
     * @param item its item
     * @param waits whether the item waits for it; else it goes on
     */
    record FileContended(String key, String path, String workflow, String item, boolean waits) implements Event {}

    /** An item begins at a tree. */
    record ItemStarted(String key, int attempt, String tree, List<String> problems) implements Event {}

    /** An item ended well and waits for its merge. */
    record ItemDone(String key, String agent, String summary, List<String> files, String tree) implements Event {}

    /** An item failed. */
    record ItemFailed(String key, Failed why) implements Failing {}

    /** The work of an item or branch is in its caller's tree now. */
    record Merged(String what, String base, String ours, String theirs, String tree) implements LeavesTree {
        @Override
        public Optional<String> left() {
            return Optional.of(tree);
        }
    }

    /** An item's work did not fit the tree it had to be merged into; it is done again from there. */
    record ItemReturned(String key, String why) implements Event {}

    /** All items of a plan have ended. */
    record DispatchDone(DispatchResult result, String tree) implements LeavesTree {
        @Override
        public Optional<String> left() {
            return Optional.of(tree);
        }
    }
}
