package dev.journeyman.agents.llm.research;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;

/**
 * Scores types by the concepts they share with a request (BM25F, by Lucene's formula): rare ones count more than common
 * ones, a term in a type's name more than one in a comment, and all terms of a concept together as one.
 *
 * <p>There is no index of all terms: to count a request's terms once takes less than to make one.
 */
final class TermSearch {
    private static final int MOST_HITS = 200;
    private static final float SATURATION = 1.2f;

    private final List<TermPlace> places = List.of(
            new TermPlace(TypeTerms::name, 3, 0.3),
            new TermPlace(TypeTerms::packageName, 1, 0.3),
            new TermPlace(TypeTerms::methods, 0.5, 0.7),
            new TermPlace(TypeTerms::about, 1.5, 0.5),
            new TermPlace(TypeTerms::comments, 0.7, 0.7));
    private final Map<String, Integer> holders = new HashMap<>();
    private final Set<String> asked;
    private int types;

    private TermSearch(Set<String> asked) {
        this.asked = asked;
    }

    /** What the types score, in their order; 0 for all but the best. */
    static double[] scores(List<Concept> concepts, List<TypeTerms> types) {
        TermSearch search = new TermSearch(concepts.stream()
                .flatMap(concept -> concept.terms().keySet().stream())
                .collect(Collectors.toSet()));
        types.forEach(search::add);
        return search.best(concepts);
    }

    private void add(TypeTerms type) {
        Set<String> held = new HashSet<>();
        places.forEach(place -> held.addAll(place.add(types, type, asked)));
        held.forEach(term -> holders.merge(term, 1, Integer::sum));
        types++;
    }

    private double[] best(List<Concept> concepts) {
        double[] scores = new double[types];
        concepts.forEach(concept -> add(concept, scores));
        double least = Arrays.stream(scores)
                .sorted()
                .skip(Math.max(0, types - MOST_HITS))
                .findFirst()
                .orElse(0);
        return Arrays.stream(scores).map(score -> score < least ? 0 : score).toArray();
    }

    private void add(Concept concept, double[] scores) {
        double[] shares = new double[types];
        concept.terms()
                .forEach((term, weight) ->
                        places.forEach(place -> place.share(term, (type, share) -> shares[type] += weight * share)));
        SimScorer scorer = scorer(concept);
        for (int i = 0; i < types; i++) {
            scores[i] += shares[i] > 0 ? scorer.score((float) shares[i], 1) : 0;
        }
    }

    /** A concept is as common as the most common of its terms, those that only resemble it by their weight. */
    private SimScorer scorer(Concept concept) {
        double most = concept.terms().entrySet().stream()
                .mapToDouble(term -> holders.getOrDefault(term.getKey(), 0) * term.getValue())
                .max()
                .orElse(0);
        long common = Math.max(1, Math.round(most));
        return new BM25Similarity(SATURATION, 0)
                .scorer(
                        1,
                        new CollectionStatistics(
                                "", Math.max(1, types), Math.max(1, types), Math.max(1, types), Math.max(1, types)),
                        new TermStatistics(new BytesRef("concept"), common, common));
    }
}
