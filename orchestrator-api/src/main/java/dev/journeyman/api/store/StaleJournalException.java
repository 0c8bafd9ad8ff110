package dev.journeyman.api.store;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;

/** The journal ends elsewhere than the caller thought; read it again. */
public final class StaleJournalException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    public StaleJournalException(String message) {
        super(Failure.of(Remedy.BACKOFF, "store.stale", message));
    }

    public StaleJournalException(String message, Throwable cause) {
        super(Failure.of(Remedy.BACKOFF, "store.stale", message), cause);
    }
}
