package dev.journeyman.api.step;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;

/** The gate said no; final for this action. */
public final class ActionDeniedException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    private final String stepId;

    public ActionDeniedException(String stepId, Failure failure) {
        super(failure);
        this.stepId = stepId;
    }

    /** The step that was denied. */
    public String stepId() {
        return stepId;
    }
}
