package dev.journeyman.api.store;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;

/** The lease has ended, because somebody else owns the workflow now or the store gave up: nothing more can be appended. */
public final class LeaseLostException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(String message) {
        super(Failure.of(Remedy.GIVE_UP, "store.lease-lost", message));
    }

    public LeaseLostException(String message, Throwable cause) {
        super(Failure.of(Remedy.GIVE_UP, "store.lease-lost", message), cause);
    }
}
