package dev.journeyman.api.step;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;

/** A step failed for good; thrown again at the same place on every replay. */
public final class StepFailedException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    private final String stepId;

    public StepFailedException(String stepId, Failure failure) {
        super(failure);
        this.stepId = stepId;
    }

    /** The step that failed. */
    public String stepId() {
        return stepId;
    }
}
