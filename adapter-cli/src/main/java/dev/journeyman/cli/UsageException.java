package dev.journeyman.cli;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;

/** The command was used wrongly; nothing was written. */
final class UsageException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    UsageException(String code, String message) {
        super(Failure.giveUp(code, message));
    }

    /** Something that was asked for cannot be had. */
    UsageException(OrchestratorException cause) {
        super(cause.failure(), cause);
    }
}
