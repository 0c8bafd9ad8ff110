package dev.journeyman.api.dialog;

/**
 * What a person wants done differently.
 *
 * @param kind how it is taken
 * @param text in the person's words
 */
public record Feedback(Kind kind, String text) {
    /** How feedback is taken. */
    public enum Kind {
        /** A remark on a result: an approval's or a rejection's comment. */
        COMMENT,
        /** Use X instead of Y. */
        APPROACH,
        /** Do not touch Z; enforced by the gate. */
        EXCLUSION,
        /** Also do W. */
        ADDITION
    }

    /** A plain remark. */
    public static Feedback comment(String text) {
        return new Feedback(Kind.COMMENT, text);
    }
}
