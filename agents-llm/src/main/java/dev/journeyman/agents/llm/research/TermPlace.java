package dev.journeyman.agents.llm.research;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;

/** One place where types hold terms, such as their names: which of them hold the terms that are asked for. */
final class TermPlace {
    private final Set<String> asked;
    private final float weight;
    private final Map<String, List<Occurrence>> occurrences = new HashMap<>();
    private int types;
    private int filled;
    private long terms;

    /**
     * An empty place.
     *
     * @param asked the terms that matter; of others only the number does
     * @param weight what a term counts here
     */
    TermPlace(Set<String> asked, float weight) {
        this.asked = asked;
        this.weight = weight;
    }

    /** That a type holds a term so often, among so many. */
    private record Occurrence(int type, int frequency, int terms) {}

    /** What a type scores for a term. */
    @FunctionalInterface
    interface Scores {
        void add(int type, float score);
    }

    /** Adds the next type with its terms here, between which are blanks. */
    void add(String text) {
        Map<String, Integer> frequencies = new HashMap<>();
        int count = 0;
        for (int from = 0; from < text.length(); ) {
            int blank = text.indexOf(' ', from);
            int end = blank < 0 ? text.length() : blank;
            String term = text.substring(from, end);
            if (asked.contains(term)) {
                frequencies.merge(term, 1, Integer::sum);
            }
            count++;
            from = end + 1;
        }
        note(frequencies, count);
    }

    private void note(Map<String, Integer> frequencies, int count) {
        frequencies.forEach((term, frequency) -> occurrences
                .computeIfAbsent(term, each -> new ArrayList<>())
                .add(new Occurrence(types, frequency, count)));
        types++;
        filled += count > 0 ? 1 : 0;
        terms += count;
    }

    /** What the types that hold a term score for it here. */
    void score(String term, Scores scores) {
        List<Occurrence> found = occurrences.getOrDefault(term, List.of());
        if (!found.isEmpty()) {
            SimScorer scorer = scorer(term, found);
            found.forEach(occurrence -> scores.add(
                    occurrence.type(),
                    scorer.score(occurrence.frequency(), SmallFloat.intToByte4(occurrence.terms()))));
        }
    }

    private SimScorer scorer(String term, List<Occurrence> found) {
        long all = found.stream().mapToLong(Occurrence::frequency).sum();
        return new BM25Similarity()
                .scorer(
                        weight,
                        new CollectionStatistics("", types, filled, terms, filled),
                        new TermStatistics(new BytesRef(term), found.size(), all));
    }
}
