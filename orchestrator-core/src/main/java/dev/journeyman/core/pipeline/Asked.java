package dev.journeyman.core.pipeline;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.phase.PhaseResult;

/** What phases do with an agent's answer. */
final class Asked {
    private Asked() {}

    /** A phase whose result is the agent's artifact. */
    static PhaseResult artifact(Outcome.Done done) {
        return PhaseResult.completed(artifact(done, Record.class));
    }

    /** The artifact, which must be of a type. */
    static <A extends Record> A artifact(Outcome.Done done, Class<A> type) {
        return done.artifact()
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> new OrchestratorException(Failure.giveUp(
                        "agent.no-artifact",
                        "The agent was asked for a " + type.getSimpleName() + " and gave "
                                + done.artifact()
                                        .map(other -> "a " + other.getClass().getSimpleName())
                                        .orElse("none")
                                + ".")));
    }
}
