package dev.journeyman.cli.shell;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;

/** The command was used wrongly; nothing was written. */
public final class UsageException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    /** Something that was asked for makes no sense. */
    public UsageException(String code, String message) {
        super(Failure.giveUp(code, message));
    }

    /** Something that was asked for cannot be had. */
    public UsageException(OrchestratorException cause) {
        super(cause.failure(), cause);
    }
}
