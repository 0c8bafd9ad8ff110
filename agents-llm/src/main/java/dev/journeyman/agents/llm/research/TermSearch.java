package dev.journeyman.agents.llm.research;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Scores types by the terms they share with a request (Lucene's BM25): rare terms count more than common ones, a term in a
 * type's name more than one in its documentation or methods.
 *
 * <p>There is no index of all terms: to count a request's terms once takes less than to make one.
 */
final class TermSearch {
    /** What a term counts in the places where it does not count most. */
    private static final double ELSEWHERE = 0.3;

    private static final int MOST_HITS = 200;

    private final Set<String> asked;
    private final Map<TermPlace, Function<TypeTerms, String>> places = new LinkedHashMap<>();
    private int types;

    private TermSearch(Set<String> asked) {
        this.asked = asked;
        places.put(new TermPlace(asked, 3.0f), TypeTerms::name);
        places.put(new TermPlace(asked, 3.0f), TypeTerms::about);
        places.put(new TermPlace(asked, 0.7f), TypeTerms::members);
        places.put(new TermPlace(asked, 0.5f), TypeTerms::methods);
        places.put(new TermPlace(asked, 0.7f), TypeTerms::packageName);
    }

    /** What the types score, in their order; 0 for all but the best. */
    static double[] scores(Set<String> terms, List<TypeTerms> types) {
        TermSearch search = new TermSearch(terms);
        types.forEach(search::add);
        return search.best();
    }

    private void add(TypeTerms type) {
        places.forEach((place, terms) -> place.add(terms.apply(type)));
        types++;
    }

    private double[] best() {
        double[] scores = new double[types];
        asked.forEach(term -> add(term, scores));
        double least = Arrays.stream(scores)
                .sorted()
                .skip(Math.max(0, types - MOST_HITS))
                .findFirst()
                .orElse(0);
        return Arrays.stream(scores).map(score -> score < least ? 0 : score).toArray();
    }

    /** A term counts where it counts most, and a little for the other places. */
    private void add(String term, double[] scores) {
        double[] most = new double[types];
        double[] all = new double[types];
        places.keySet()
                .forEach(place -> place.score(term, (type, score) -> {
                    most[type] = Math.max(most[type], score);
                    all[type] += score;
                }));
        for (int i = 0; i < types; i++) {
            scores[i] += most[i] + ELSEWHERE * (all[i] - most[i]);
        }
    }
}
