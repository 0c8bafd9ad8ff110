package dev.journeyman.agents.llm.research;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Function;

/** One place where types hold terms, such as their names: how much each of them holds of the terms that are asked for. */
final class TermPlace {
    private final Function<TypeTerms, String> place;
    private final double weight;
    private final double byLength;
    private final Map<String, List<Occurrence>> occurrences = new HashMap<>();
    private int filled;
    private long terms;

    /**
     * An empty place.
     *
     * @param weight what a term counts here
     * @param byLength how much less it counts among many: 0 not at all, 1 by their number
     */
    TermPlace(Function<TypeTerms, String> place, double weight, double byLength) {
        this.place = place;
        this.weight = weight;
        this.byLength = byLength;
    }

    /** That a type holds a term so often, among so many. */
    private record Occurrence(int type, int frequency, int terms) {}

    /** How much of a term a type holds. */
    @FunctionalInterface
    interface Shares {
        void add(int type, double share);
    }

    /**
     * Notes what a type holds here, and says which of the terms it is.
     *
     * @param asked the terms that matter; of others only the number does
     */
    Set<String> add(int type, TypeTerms all, Set<String> asked) {
        Map<String, Integer> frequencies = new HashMap<>();
        StringTokenizer here = new StringTokenizer(place.apply(all), " ");
        int count = here.countTokens();
        while (here.hasMoreTokens()) {
            String term = here.nextToken();
            if (asked.contains(term)) {
                frequencies.merge(term, 1, Integer::sum);
            }
        }
        frequencies.forEach((term, frequency) -> occurrences
                .computeIfAbsent(term, each -> new ArrayList<>())
                .add(new Occurrence(type, frequency, count)));
        filled += count > 0 ? 1 : 0;
        terms += count;
        return frequencies.keySet();
    }

    /** What each type holds of a term here: more if often, but not in proportion; less among many others. */
    void share(String term, Shares shares) {
        double average = (double) terms / Math.max(1, filled);
        occurrences.getOrDefault(term, List.of()).forEach(occurrence -> {
            double length = 1 - byLength + byLength * occurrence.terms() / average;
            shares.add(occurrence.type(), weight * (1 + Math.log(occurrence.frequency())) / length);
        });
    }
}
