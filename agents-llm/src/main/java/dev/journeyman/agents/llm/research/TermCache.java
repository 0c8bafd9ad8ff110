package dev.journeyman.agents.llm.research;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.StringTokenizer;

/** Takes texts apart, but a word that it met before only once: code says the same words over and over. One thread's. */
final class TermCache {
    private static final int MOST_WORDS = 50_000;
    private static final int LONGEST_WORD = 100;

    private final CodeAnalyzer analyzer = new CodeAnalyzer();
    private final Map<String, String> termsByWord = new HashMap<>();

    /** The terms of a text in their order, each as often as it is there, with blanks between. */
    String of(String text) {
        StringJoiner all = new StringJoiner(" ");
        StringTokenizer words = new StringTokenizer(text);
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
