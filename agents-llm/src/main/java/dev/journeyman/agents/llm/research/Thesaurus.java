package dev.journeyman.agents.llm.research;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Knows words that people and code use for the same thing, such as "throw away" and {@code purge}. */
final class Thesaurus {
    /** What words that are alike count together, and one of them at most; what means much says little. */
    private static final double ALIKE = 1.5;

    private static final double MOST_ALIKE = 0.6;

    private static final int LONGEST_PHRASE = 4;
    private static final String RESOURCE = "thesaurus.txt";

    private final CodeAnalyzer everyWord = CodeAnalyzer.keepingFiller();
    private final CodeAnalyzer analyzer = new CodeAnalyzer();
    private final Map<String, Set<String>> alike = new HashMap<>();

    private Thesaurus(List<String> lines) {
        lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    }

    /** The one that comes with the library. */
    static Thesaurus bundled() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Thesaurus.class.getResourceAsStream(RESOURCE), RESOURCE), UTF_8))) {
            return new Thesaurus(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Phrases lead to words; a word alone says too little to stand for a phrase. */
    private void add(String line) {
        List<String> phrases = new ArrayList<>();
        Set<String> words = new TreeSet<>();
        for (String each : line.split(",", -1)) {
            phrases.add(String.join(" ", everyWord.sequence(each)));
            List<String> terms = analyzer.sequence(each);
            if (terms.size() == 1 && terms.get(0).equals(phrases.get(phrases.size() - 1))) {
                words.addAll(terms);
            }
        }
        phrases.forEach(
                phrase -> alike.computeIfAbsent(phrase, each -> new TreeSet<>()).addAll(words));
    }

    /** What a text speaks of, each once, in its order. */
    List<Concept> concepts(String text) {
        List<String> words = everyWord.sequence(text);
        Set<String> meaningful = analyzer.terms(text);
        Set<Concept> concepts = new LinkedHashSet<>();
        for (int from = 0; from < words.size(); ) {
            int length = phraseLength(words, from);
            String phrase = String.join(" ", words.subList(from, from + length));
            if (length > 1 || meaningful.contains(phrase)) {
                concepts.add(concept(phrase));
            }
            from += length;
        }
        return List.copyOf(concepts);
    }

    /** Of the longest phrase that begins there; 1 if it is a word. */
    private int phraseLength(List<String> words, int from) {
        int length = Math.min(LONGEST_PHRASE, words.size() - from);
        while (length > 1 && !alike.containsKey(String.join(" ", words.subList(from, from + length)))) {
            length--;
        }
        return length;
    }

    private Concept concept(String phrase) {
        Set<String> others = alike.getOrDefault(phrase, Set.of());
        double weight = Math.min(MOST_ALIKE, ALIKE / Math.max(1, others.size()));
        Map<String, Double> terms = new HashMap<>();
        others.forEach(term -> terms.put(term, weight));
        if (phrase.indexOf(' ') < 0) {
            terms.put(phrase, 1.0);
        }
        return new Concept(terms);
    }
}
