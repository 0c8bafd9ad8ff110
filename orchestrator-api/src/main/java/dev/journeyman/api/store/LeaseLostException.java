package dev.journeyman.api.store;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;

/** Somebody else owns the workflow now; nothing more can be appended from here. */
public final class LeaseLostException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(String message) {
        super(Failure.of(Remedy.GIVE_UP, "store.lease-lost", message));
    }

    public LeaseLostException(String message, Throwable cause) {
        super(Failure.of(Remedy.GIVE_UP, "store.lease-lost", message), cause);
    }
}
