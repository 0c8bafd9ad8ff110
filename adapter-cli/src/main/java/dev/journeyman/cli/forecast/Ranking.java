package dev.journeyman.cli.forecast;

import dev.journeyman.agents.llm.model.Embedder;
import dev.journeyman.api.Usage;
import dev.journeyman.cli.model.RoleModels;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What ranking similar code by meaning has a remote embedding model do.
 *
 * @param least if the vectors of all types are known
 * @param most if none is
 */
record Ranking(Usage least, Usage most) {
    private static final String PHASE = "research";
    /** Seen in published code bases: 1.1. */
    private static final double TYPES_PER_FILE = 1.25;

    /** Empty if no such model is asked. */
    static Optional<Ranking> of(List<String> phases, RoleModels models, int javaFiles) {
        return models.embedder()
                .filter(embedder -> embedder.isRemote() && phases.contains(PHASE))
                .map(embedder -> of(embedder, (int) Math.ceil(TYPES_PER_FILE * javaFiles)));
    }

    private static Ranking of(Embedder embedder, int types) {
        Usage request = embedder.atMost(1);
        return new Ranking(request, request.plus(embedder.atMost(types)));
    }

    boolean isPriced() {
        return least.unpricedCalls() == 0;
    }

    Range range(ToLongFunction<Usage> figure) {
        return new Range(figure.applyAsLong(least), figure.applyAsLong(most));
    }
}
