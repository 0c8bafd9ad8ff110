package dev.journeyman.cli.input;

import dev.journeyman.api.dialog.Feedback;
import java.util.regex.Pattern;

/**
 * What a person said, and how it is taken.
 *
 * @param feedback how it counts
 * @param proposed what its words sound like
 */
public record Remark(Feedback feedback, Feedback.Kind proposed) {
    private static final Pattern EXCLUSION = starting(
            "(please )?(do not|don't|dont|never|must not) (touch|change|modify|edit|delete|rename)|(leave|keep) .*\\b(alone"
                    + "|untouched|unchanged|as it is|as they are)\\b|hands off");
    private static final Pattern ADDITION = starting("(please )?(also|in addition|and also|additionally|add)\\b");
    private static final Pattern APPROACH =
            starting("(please )?(use|prefer|take) .*\\b(instead|rather)\\b|(rather|instead)\\b|(use|prefer) \\S+");

    /** Words whose kind the person has said. */
    public static Remark of(String text, Feedback.Kind kind) {
        return new Remark(new Feedback(kind, text), kind);
    }

    /** Words whose kind is proposed. Only a person makes an exclusion: what sounds like one is a comment until then. */
    public static Remark of(String text) {
        Feedback.Kind proposed = proposal(text.strip());
        boolean enforced = proposed == Feedback.Kind.EXCLUSION;
        return new Remark(new Feedback(enforced ? Feedback.Kind.COMMENT : proposed, text), proposed);
    }

    /** Whether it would be enforced if the person confirmed it. */
    public boolean awaitsConfirmation() {
        return feedback.kind() != proposed;
    }

    private static Feedback.Kind proposal(String text) {
        if (EXCLUSION.matcher(text).find()) {
            return Feedback.Kind.EXCLUSION;
        }
        if (ADDITION.matcher(text).find()) {
            return Feedback.Kind.ADDITION;
        }
        return APPROACH.matcher(text).find() ? Feedback.Kind.APPROACH : Feedback.Kind.COMMENT;
    }

    private static Pattern starting(String words) {
        return Pattern.compile("^(?:" + words + ")", Pattern.CASE_INSENSITIVE);
    }
}
