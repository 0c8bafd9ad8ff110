package dev.journeyman.agents.llm.research;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Orders names by the numbers in them: V10 comes after V9. */
final class Versions {
    static final Comparator<String> BY_NUMBERS = Versions::compare;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private Versions() {}

    private static int compare(String one, String other) {
        List<BigInteger> first = numbers(one);
        List<BigInteger> second = numbers(other);
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            int order = first.get(i).compareTo(second.get(i));
            if (order != 0) {
                return order;
            }
        }
        return first.size() == second.size() ? one.compareTo(other) : Integer.compare(first.size(), second.size());
    }

    private static List<BigInteger> numbers(String name) {
        return NUMBER.matcher(Layout.name(name))
                .results()
                .map(MatchResult::group)
                .map(BigInteger::new)
                .toList();
    }
}
