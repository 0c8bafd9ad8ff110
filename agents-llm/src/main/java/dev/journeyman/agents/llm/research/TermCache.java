package dev.journeyman.agents.llm.research;

import java.util.Map;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.concurrent.ConcurrentHashMap;

/** Takes texts apart, but a word that it met before only once: code says the same words over and over. Called by many threads. */
final class TermCache {
    private static final int MOST_WORDS = 50_000;
    private static final int LONGEST_WORD = 100;
    /** Some of what never stands within a term; to cut there first makes words that are met more often. */
    private static final String BETWEEN = " \t\n\r\f.,;:()<>[]{}&?=\"/";

    private final CodeAnalyzer analyzer = new CodeAnalyzer();
    private final Map<String, String> termsByWord = new ConcurrentHashMap<>();

    /** The terms of a text in their order, each as often as it is there, with blanks between. */
    String of(String text) {
        StringJoiner all = new StringJoiner(" ");
        StringTokenizer words = new StringTokenizer(text, BETWEEN);
        while (words.hasMoreTokens()) {
            String terms = ofWord(words.nextToken());
            if (!terms.isEmpty()) {
                all.add(terms);
            }
        }
        return all.toString();
    }

    private String ofWord(String word) {
        String known = termsByWord.get(word);
        if (known != null) {
            return known;
        }
        String terms = String.join(" ", analyzer.sequence(word));
        if (termsByWord.size() < MOST_WORDS && word.length() <= LONGEST_WORD) {
            termsByWord.put(word, terms);
        }
        return terms;
    }
}
