package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.model.Embedder;
import dev.journeyman.agents.llm.model.Embedder.Embedded;
import dev.journeyman.agents.llm.research.Snapshot.Located;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says how near all types come to a request by what an embedding model makes of both, whether or not they share words.
 *
 * <p>The vectors of types are kept by the name of their content, batch by batch: what was made once is not made again.
 */
final class MeaningRanking {
    /** Bounds memory and money; what lies beyond is ranked by words. */
    private static final int MOST_TYPES = 20_000;

    private final Embedder embedder;
    private final VectorStore kept;

    MeaningRanking(Embedder embedder, Optional<Path> folder) {
        this.embedder = embedder;
        this.kept = new VectorStore(embedder.name(), folder);
    }

    String model() {
        return embedder.name();
    }

    boolean isRemote() {
        return embedder.isRemote();
    }

    /** What ranking these types may use at most: of those whose vector is known, nothing. */
    Usage atMost(String request, List<Located> types) throws InterruptedException {
        if (request.isBlank() || types.isEmpty()) {
            return Usage.NONE;
        }
        Map<String, String> texts = texts(types);
        int missing = texts.size() - kept.of(texts.keySet()).size();
        return embedder.atMost(1).plus(embedder.atMost(missing));
    }

    /**
     * How near each type comes to a request, in their order; see {@link Nearness}.
     *
     * @param listener is told what each call used
     */
    double[] nearness(String request, List<Located> types, RankingListener listener) throws InterruptedException {
        if (request.isBlank() || types.isEmpty()) {
            return new double[types.size()];
        }
        QuantizedVector wanted = embed(List.of(request), listener).get(0);
        Map<String, String> texts = texts(types);
        Map<String, QuantizedVector> known = kept.of(texts.keySet());
        requireComparable(wanted, known);
        addMissing(texts, known, listener);
        return Nearness.of(
                wanted,
                types.stream()
                        .map(type -> Optional.ofNullable(known.get(VectorStore.key(type))))
                        .toList());
    }

    /** Behind a name there may be another model than before; what making all anew costs was not reserved. */
    private void requireComparable(QuantizedVector wanted, Map<String, QuantizedVector> known) {
        if (known.values().stream().anyMatch(vector -> vector.dimensions() != wanted.dimensions())) {
            kept.clear();
            throw new OrchestratorException(Failure.giveUp(
                    "model.other-vectors",
                    model() + " makes vectors of another length than before: those that were kept are dropped, and the"
                            + " next research makes all anew."));
        }
    }

    private void addMissing(Map<String, String> texts, Map<String, QuantizedVector> known, RankingListener listener)
            throws InterruptedException {
        List<String> missing =
                texts.keySet().stream().filter(key -> !known.containsKey(key)).toList();
        kept.add(Map.of(), known);
        for (int from = 0; from < missing.size(); from += embedder.batchSize()) {
            int to = Math.min(missing.size(), from + embedder.batchSize());
            Map<String, QuantizedVector> fresh = vectors(missing.subList(from, to), texts, listener);
            known.putAll(fresh);
            kept.add(fresh, known);
            listener.embedded(to, missing.size());
        }
    }

    private Map<String, QuantizedVector> vectors(List<String> keys, Map<String, String> texts, RankingListener listener)
            throws InterruptedException {
        List<QuantizedVector> vectors =
                embed(keys.stream().map(key -> texts.getOrDefault(key, "")).toList(), listener);
        Map<String, QuantizedVector> keyed = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            keyed.put(keys.get(i), vectors.get(i));
        }
        return keyed;
    }

    private List<QuantizedVector> embed(List<String> texts, RankingListener listener) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Ranking by " + model() + " was given up.");
        }
        Embedded embedded = embedder.embed(texts);
        listener.spent(embedded.usage());
        return embedded.vectors().stream().map(QuantizedVector::of).toList();
    }

    /** What is said of types, by the names of their contents; the same ones for every request. */
    private static Map<String, String> texts(List<Located> types) {
        Map<String, String> texts = new LinkedHashMap<>();
        types.stream()
                .sorted(Comparator.comparing((Located type) -> Tests.isTest(type.path())))
                .limit(MOST_TYPES)
                .forEach(type -> texts.putIfAbsent(VectorStore.key(type), text(type)));
        return texts;
    }

    private static String text(Located located) {
        return String.join(
                "\n",
                located.type().name(),
                located.file().doc(),
                String.join("\n", located.type().methods()));
    }
}
