package dev.journeyman.agents.llm;

import dev.journeyman.api.Failure;

/** An ask cannot be answered, for a reason that is understood; becomes {@link dev.journeyman.api.agent.Outcome.Failed}. */
final class AskFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    AskFailedException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
