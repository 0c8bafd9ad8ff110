package dev.journeyman.cli.text;

import dev.journeyman.api.dialog.Question;
import java.util.List;

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

    /** What is asked, in a line. */
    static String headline(Question question) {
        if (question instanceof Question.Approval approval) {
            return "gate '" + approval.gate() + "': may the result of '" + approval.phase() + "' stand?";
        }
        if (question instanceof Question.Decision decision) {
            return "a decision (" + decision.failure().code() + ")";
        }
        return "a clarification";
    }
}
