package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;

/** A person was asked and does not want it: to go on, the phase has to begin anew and ask again. */
final class DecidedAgainst extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    DecidedAgainst(String code, String message) {
        super(Failure.of(Remedy.ASK_HUMAN, code, message));
    }
}
