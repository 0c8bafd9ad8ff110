package dev.journeyman.api.phase;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;

/** No earlier phase left an artifact of the type asked for. */
public final class ArtifactMissingException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    public ArtifactMissingException(Class<?> type, String phase) {
        super(Failure.giveUp(
                "phase.artifact-missing",
                "The phase '" + phase + "' asked for " + type.getSimpleName()
                        + ", but no earlier phase of the pipeline left one: add such a phase before it."));
    }
}
