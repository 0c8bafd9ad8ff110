package dev.journeyman.agents.llm.research;

import dev.journeyman.api.artifact.TypeSummary;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ranks types by what a request says: rare words count more than common ones, a word in a type's name more than one in a
 * method's, a type that is named more than anything; and what relevant types import is relevant too.
 */
final class Relevance {
    private static final double IN_NAME = 4;
    private static final double IN_METHOD = 2;
    private static final double IN_PACKAGE = 1;
    private static final double NAMED = 20;
    private static final double OF_IMPORTER = 0.25;
    private static final double TEST = 0.6;
    private static final Pattern IDENTIFIER = Pattern.compile("\\W+");

    private final Set<String> terms;
    private final Set<String> identifiers;

    Relevance(String text) {
        this.terms = Words.of(text);
        this.identifiers = Set.of(IDENTIFIER.splitAsStream(text).distinct().toArray(String[]::new));
    }

    /** The types that matter, most relevant first; all of a code base that is no larger than the limit. */
    List<TypeSummary> rank(List<TypeSummary> types, int limit) {
        Map<TypeSummary, Double> scores = scores(types);
        boolean all = types.size() <= limit;
        return types.stream()
                .filter(type -> all || scores.getOrDefault(type, 0.0) > 0)
                .sorted(Comparator.comparing((TypeSummary type) -> -scores.getOrDefault(type, 0.0))
                        .thenComparing(TypeSummary::path)
                        .thenComparing(TypeSummary::name))
                .limit(limit)
                .toList();
    }

    /** Tells whether a path that is no source speaks of the same things. */
    boolean concerns(String path) {
        return Words.stream(path.substring(path.lastIndexOf('/') + 1)).anyMatch(terms::contains);
    }

    private Map<TypeSummary, Double> scores(List<TypeSummary> types) {
        Map<TypeSummary, Map<String, Double>> weights = types.stream()
                .collect(Collectors.toMap(
                        Function.identity(), this::weights, (first, second) -> first, LinkedHashMap::new));
        Map<String, Long> frequency = weights.values().stream()
                .flatMap(words -> words.keySet().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<TypeSummary, Double> own = new LinkedHashMap<>();
        weights.forEach((type, words) -> own.put(type, score(type, words, frequency, types.size())));
        return withImported(own);
    }

    /** The request's words that a type holds, each by the best place where it stands. */
    private Map<String, Double> weights(TypeSummary type) {
        Map<String, Double> weights = new HashMap<>();
        String simpleName = simpleName(type);
        note(weights, simpleName, IN_NAME);
        type.methods().forEach(method -> note(weights, method, IN_METHOD));
        note(weights, type.name().substring(0, type.name().length() - simpleName.length()), IN_PACKAGE);
        return weights;
    }

    private void note(Map<String, Double> weights, String text, double weight) {
        Words.stream(text).filter(terms::contains).forEach(word -> weights.merge(word, weight, Math::max));
    }

    private double score(TypeSummary type, Map<String, Double> words, Map<String, Long> frequency, int types) {
        double score = words.entrySet().stream()
                .mapToDouble(word ->
                        word.getValue() * Math.log(1 + (double) types / frequency.getOrDefault(word.getKey(), 1L)))
                .sum();
        double named = identifiers.contains(simpleName(type)) && isIdentifier(simpleName(type)) ? NAMED : 0;
        return (score + named) * (type.path().contains("src/test/") ? TEST : 1);
    }

    /** "Total" at the start of a sentence may be a word; "ReportPrinter" is a type. */
    private static boolean isIdentifier(String name) {
        return name.chars().skip(1).anyMatch(Character::isUpperCase);
    }

    private static Map<TypeSummary, Double> withImported(Map<TypeSummary, Double> own) {
        Map<String, Double> passedOn = new HashMap<>();
        own.forEach((type, score) ->
                type.imports().forEach(imported -> passedOn.merge(imported, score * OF_IMPORTER, Math::max)));
        Map<TypeSummary, Double> scores = new LinkedHashMap<>();
        own.forEach((type, score) -> scores.put(type, score + passedOn.getOrDefault(type.name(), 0.0)));
        return scores;
    }

    private static String simpleName(TypeSummary type) {
        return type.name().substring(type.name().lastIndexOf('.') + 1);
    }
}
