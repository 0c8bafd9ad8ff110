package dev.journeyman.core.journal;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;

/** Nothing more can be appended through this journal; what is recorded is safe, and a resume goes on from it. */
public final class JournalClosedException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    JournalClosedException(String why, Throwable cause) {
        super(
                Failure.of(
                        Remedy.ASK_HUMAN,
                        "journal.closed",
                        "The journal cannot be written (" + why + "). What was recorded is safe: resume the workflow."),
                cause);
    }
}
