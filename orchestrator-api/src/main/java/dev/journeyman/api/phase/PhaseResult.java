package dev.journeyman.api.phase;

import dev.journeyman.api.Failure;
import java.util.List;

/** How a phase ended. */
public sealed interface PhaseResult {
    /** It did its work and leaves artifacts of different types, or none. */
    record Completed(List<Record> artifacts) implements PhaseResult {
        public Completed {
            artifacts = List.copyOf(artifacts);
        }
    }

    /** There was nothing to do. */
    record Skipped(String reason) implements PhaseResult {}

    /** It could not do its work, and knows why. */
    record Failed(Failure failure) implements PhaseResult {}

    /** Completed with these artifacts. */
    static PhaseResult completed(Record... artifacts) {
        return new Completed(List.of(artifacts));
    }
}
