package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.SimilarCode.Hit;
import dev.journeyman.agents.llm.research.Snapshot.Located;
import dev.journeyman.api.artifact.CodeOverview;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * All that advice is drawn from.
 *
 * @param request what is wanted
 * @param snapshot what there is
 * @param code the same, ordered
 * @param hits what is similar, most similar first
 */
record Findings(String request, Snapshot snapshot, CodeOverview code, List<Hit> hits) {
    private static final int MOST_CLOSE = 5;
    private static final double CLOSE = 0.5;

    /** The types that come near the most similar one; a request that fits everything a little fits nothing. */
    List<Located> close() {
        double most = hits.isEmpty() ? 0 : hits.get(0).score();
        return hits.stream()
                .filter(hit -> hit.score() >= CLOSE * most
                        && !Tests.isTest(hit.located().path()))
                .map(Hit::located)
                .limit(MOST_CLOSE)
                .toList();
    }

    /** The files that use a type: import it, or name it in its own package or under a wildcard. */
    List<String> usersOf(Located used) {
        String name = used.type().name();
        String simple = used.type().simpleName();
        String wildcard = used.file().packageName() + ".*";
        return snapshot.sources().entrySet().stream()
                .filter(source -> !source.getKey().equals(used.path()))
                .filter(source -> Collections.binarySearch(source.getValue().references(), simple) >= 0)
                .filter(source ->
                        source.getValue().packageName().equals(used.file().packageName())
                                || source.getValue().imports().contains(name)
                                || source.getValue().imports().contains(wildcard))
                .map(Map.Entry::getKey)
                .toList();
    }
}
