package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import java.util.Objects;
import java.util.stream.Stream;

/** What a call of LangChain4j's threw, as a failure that says whom it is about. */
final class Thrown {
    private Thrown() {}

    /** The cause is left out on purpose: its message may quote the request's headers. */
    static OrchestratorException by(String model, RuntimeException thrown) {
        Failure failure = Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(OrchestratorException.class::isInstance)
                .map(cause -> ((OrchestratorException) cause).failure())
                .findFirst()
                .orElseGet(() -> unreadable("(" + thrown.getClass().getSimpleName() + ")"));
        return new OrchestratorException(
                new Failure(failure.remedy(), failure.code(), model + ": " + failure.message(), failure.retryAfter()));
    }

    static Failure unreadable(String why) {
        return Failure.of(
                Remedy.BACKOFF,
                "model.unreadable",
                "the answer does not have the form of the wire protocol " + why + ".");
    }
}
