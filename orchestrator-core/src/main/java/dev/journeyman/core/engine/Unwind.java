package dev.journeyman.core.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves a scope without an outcome; an error, so that user code cannot mistake it for a failure of its own. */
final class Unwind extends Error {
    private static final long serialVersionUID = 1L;

    /** Why a scope is left. */
    enum Cause {
        /** A person must answer first. */
        PARKED,
        /** The workflow is to pause or stop. */
        CANCELLED,
        /** The code asks for other things than it did when it was recorded. */
        MISMATCH,
        /** Nothing more can be appended. */
        CLOSED
    }

    /** Which cause counts where several scopes were left at once. */
    static final List<Cause> BY_WEIGHT = List.of(Cause.CLOSED, Cause.MISMATCH, Cause.CANCELLED, Cause.PARKED);

    private final Cause reason;
    private final String question;

    Unwind(Cause reason, String message) {
        this(reason, message, null, "");
    }

    Unwind(Cause reason, Throwable cause) {
        this(reason, String.valueOf(cause.getMessage()), cause, "");
    }

    private Unwind(Cause reason, String message, @Nullable Throwable cause, String question) {
        super(message, cause, false, false);
        this.reason = reason;
        this.question = question;
    }

    /** Waits for the answer to a question. */
    static Unwind parked(String question) {
        return new Unwind(Cause.PARKED, "question " + question + " waits for its answer", null, question);
    }

    /** The question that is waited for; "" if it is not about one. */
    String question() {
        return question;
    }

    Cause reason() {
        return reason;
    }
}
