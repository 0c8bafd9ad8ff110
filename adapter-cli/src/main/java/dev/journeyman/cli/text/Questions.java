package dev.journeyman.cli.text;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What kinds of questions have in common for people. */
public final class Questions {
    private Questions() {}

    static String kind(Question question) {
        if (question instanceof Question.Approval) {
            return "approval";
        }
        return question instanceof Question.Decision ? "decision" : "clarification";
    }

    /** The suggested or understood answers. */
    public static List<String> options(Question question) {
        if (question instanceof Question.Clarification clarification) {
            return clarification.options();
        }
        return question instanceof Question.Decision decision ? decision.options() : List.of();
    }

    /** The answer that says no: options name it last. */
    public static String refusal(Question.Decision decision) {
        List<String> options = decision.options();
        return options.get(options.size() - 1);
    }

    /** Until when an answer is wanted. */
    static Optional<Question.Deadline> deadline(Question question) {
        return question instanceof Question.Approval approval ? approval.deadline() : Optional.empty();
    }

    /** The same in a line. */
    static String due(Question.Deadline deadline, Instant now) {
        if (now.isBefore(deadline.at())) {
            String then = deadline.then() == Question.Overdue.STOP ? ", else the workflow stops" : "";
            return "Answer by " + deadline.at() + then + ".";
        }
        return "OVERDUE: the time for an answer was over at " + deadline.at() + ". An answer still counts.";
    }

    /** The commands by which an artifact is edited. */
    public static List<String> editing(Hints hints, WorkflowId workflow, String artifact) {
        String file = Hints.quote(artifact + ".yaml");
        return List.of(
                hints.journeyman("view", workflow, " --artifact > " + file) + "  # to edit it",
                hints.journeyman("approve", workflow, " --edit " + file) + "  # as you edited it");
    }

    /** What is asked, in a line. */
    static String headline(Question question) {
        if (question instanceof Question.Approval approval) {
            return "gate '" + approval.gate() + "', after phase '" + approval.phase() + "'";
        }
        if (question instanceof Question.Decision decision) {
            return "a decision (" + decision.failure().code() + ")";
        }
        return "a clarification";
    }
}
