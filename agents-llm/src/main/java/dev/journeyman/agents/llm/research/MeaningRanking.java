package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.model.Embedder;
import dev.journeyman.agents.llm.model.Embedder.Embedded;
import dev.journeyman.agents.llm.research.SimilarCode.Hit;
import dev.journeyman.agents.llm.research.Snapshot.Located;
import dev.journeyman.api.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ranks anew what shares the most terms with a request: half by that, half by how near its vector comes to the request's.
 *
 * <p>The vectors of types are kept by the name of their content: what was paid once is not paid again.
 */
final class MeaningRanking {
    private static final int MOST_CANDIDATES = 50;
    private static final double BY_MEANING = 0.5;

    private final Embedder embedder;
    private final VectorStore kept;

    MeaningRanking(Embedder embedder, Optional<Path> folder) {
        this.embedder = embedder;
        this.kept = new VectorStore(embedder.name(), folder);
    }

    String model() {
        return embedder.name();
    }

    /** What one ranking may use at most. */
    Usage atMost() {
        return embedder.atMost(MOST_CANDIDATES + 1);
    }

    /**
     * The same hits in another order.
     *
     * @param listener is told what each call used
     */
    List<Hit> of(String request, List<Hit> hits, Snapshot snapshot, RankingListener listener)
            throws InterruptedException {
        if (request.isBlank() || hits.isEmpty()) {
            return hits;
        }
        List<Located> candidates =
                hits.stream().limit(MOST_CANDIDATES).map(Hit::located).toList();
        double[] nearness = Nearness.of(vectors(request, candidates, snapshot, listener));
        double most = hits.get(0).score();
        List<Hit> ranked = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            double byMeaning = i < nearness.length ? nearness[i] : 0;
            double byTerms = hits.get(i).score() / most;
            ranked.add(new Hit(hits.get(i).located(), BY_MEANING * byMeaning + (1 - BY_MEANING) * byTerms));
        }
        ranked.sort(Comparator.comparing((Hit hit) -> -hit.score()));
        return ranked;
    }

    /** That of the request, then those of the candidates. */
    private List<float[]> vectors(String request, List<Located> candidates, Snapshot snapshot, RankingListener listener)
            throws InterruptedException {
        Map<String, float[]> known = kept.of(snapshot);
        List<Located> unknown = candidates.stream()
                .filter(type -> !known.containsKey(VectorStore.key(type)))
                .toList();
        List<float[]> asked =
                embed(Stream.concat(Stream.of(request), unknown.stream().map(MeaningRanking::text)), listener);
        Map<String, float[]> fresh = keyed(unknown, asked.subList(1, asked.size()));
        // Behind a name there may be another model than before.
        int length = asked.get(0).length;
        List<Located> outdated = candidates.stream()
                .filter(type -> known.getOrDefault(VectorStore.key(type), asked.get(0)).length != length)
                .toList();
        if (!outdated.isEmpty()) {
            fresh.putAll(keyed(outdated, embed(outdated.stream().map(MeaningRanking::text), listener)));
        }
        known.putAll(fresh);
        kept.add(fresh, known);
        return Stream.concat(
                        Stream.of(asked.get(0)),
                        candidates.stream().map(type -> known.getOrDefault(VectorStore.key(type), asked.get(0))))
                .toList();
    }

    private List<float[]> embed(Stream<String> texts, RankingListener listener) throws InterruptedException {
        Embedded embedded = embedder.embed(texts.toList());
        listener.spent(embedded.usage());
        return embedded.vectors();
    }

    private static Map<String, float[]> keyed(List<Located> types, List<float[]> vectors) {
        Map<String, float[]> keyed = new HashMap<>();
        for (int i = 0; i < types.size(); i++) {
            keyed.put(VectorStore.key(types.get(i)), vectors.get(i));
        }
        return keyed;
    }

    private static String text(Located located) {
        return String.join(
                "\n",
                located.type().name(),
                located.file().doc(),
                String.join("\n", located.type().methods()));
    }
}
