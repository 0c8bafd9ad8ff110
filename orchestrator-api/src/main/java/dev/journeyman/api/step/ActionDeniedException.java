package dev.journeyman.api.step;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;

/** The gate said no; final for this action. */
public final class ActionDeniedException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    public ActionDeniedException(Failure failure) {
        super(failure);
    }
}
