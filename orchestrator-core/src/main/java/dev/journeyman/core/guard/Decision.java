package dev.journeyman.core.guard;

import dev.journeyman.api.Failure;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import java.util.Locale;

/** What the gate says to an action. Recorded before or with the action's result. */
public sealed interface Decision {
    /** The rule that decided, such as {@code mode.default} or {@code exclusion.src/legacy}; for the audit. */
    String rule();

    /** Go on. */
    record Allowed(String rule) implements Decision {}

    /** Never; the failure's code begins with {@code gate.} and its message says what to do instead. */
    record Denied(String rule, Failure failure) implements Decision {}

    /** Only if a person agrees. */
    record Ask(String rule, Question question) implements Decision {
        /** The answer to the question that allows the action. */
        public static final String ALLOW = "allow";

        /** The answer to the question that refuses the action. */
        public static final String DENY = "deny";

        /** What follows from the person's answer; anything but a clear yes is a no. */
        public Decision answered(Answer answer) {
            if (answer instanceof Answer.Approved || says(answer, ALLOW)) {
                return new Allowed(rule + ".approved");
            }
            String words = answer instanceof Answer.Rejected rejected ? rejected.comment() : "";
            String because = words.isBlank() ? "." : ": " + words;
            return new Denied(
                    rule + ".refused",
                    Failure.giveUp("gate.refused", "A person refused this action" + because + "\n" + question.text()));
        }

        private static boolean says(Answer answer, String word) {
            return answer instanceof Answer.Said said
                    && said.text().strip().toLowerCase(Locale.ROOT).equals(word);
        }
    }
}
