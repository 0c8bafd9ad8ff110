package dev.journeyman.api.store;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;

/** The store could not do its work: a full disk, a missing permission, an unreachable server. */
public final class StoreException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(Failure.of(Remedy.ASK_HUMAN, "store.failed", message));
    }

    public StoreException(String message, Throwable cause) {
        super(Failure.of(Remedy.ASK_HUMAN, "store.failed", message), cause);
    }
}
