package dev.journeyman.api.phase;

import dev.journeyman.api.Failure;
import java.util.Optional;

/** How a phase ended. */
public sealed interface PhaseResult {
    /** It did its work and leaves an artifact, or none. */
    record Completed(Optional<Record> artifact) implements PhaseResult {}

    /** There was nothing to do. */
    record Skipped(String reason) implements PhaseResult {}

    /** It could not do its work, and knows why. */
    record Failed(Failure failure) implements PhaseResult {}

    /** Completed with an artifact. */
    static PhaseResult completed(Record artifact) {
        return new Completed(Optional.of(artifact));
    }
}
