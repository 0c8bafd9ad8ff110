package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.Snapshot.Located;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ranks types by what a request says: by the concepts they share, a type that is named above all; then what those import. */
final class SimilarCode {
    private static final double NAMED = 2;
    private static final double BY_MEANING = 0.5;
    private static final double OF_IMPORTER = 0.25;
    private static final double TEST = 0.6;
    private static final Pattern NO_IDENTIFIER = Pattern.compile("\\W+");

    private static final Thesaurus THESAURUS = Thesaurus.bundled();

    private final List<Located> types;

    SimilarCode(Snapshot snapshot) {
        this.types = snapshot.located().toList();
    }

    /**
     * A type that matters.
     *
     * @param score how much, beside the others
     */
    record Hit(Located located, double score) {}

    /** All types that are ranked. */
    List<Located> types() {
        return types;
    }

    /** The types that matter, most relevant first; of a file the one that matters most. */
    List<Hit> to(String request) {
        return hits(request, byTerms(request));
    }

    /**
     * The same, half by the terms that they share and half by meaning.
     *
     * @param nearness of each type, from 0 to 1
     */
    List<Hit> to(String request, double[] nearness) {
        double[] scores = byTerms(request);
        double most = Arrays.stream(scores).max().orElse(0);
        for (int i = 0; i < scores.length; i++) {
            double byTerms = most > 0 ? scores[i] / most : 0;
            scores[i] = BY_MEANING * nearness[i] + (1 - BY_MEANING) * byTerms;
        }
        return hits(request, scores);
    }

    private double[] byTerms(String request) {
        return TermSearch.scores(
                THESAURUS.concepts(request), types.stream().map(Located::terms).toList());
    }

    private List<Hit> hits(String request, double[] scores) {
        addNamed(request, scores);
        liftImported(scores);
        return best(scores).values().stream()
                .sorted(Comparator.comparing((Hit hit) -> -hit.score())
                        .thenComparing(hit -> hit.located().path())
                        .thenComparing(hit -> hit.located().type().name()))
                .toList();
    }

    private Map<String, Hit> best(double[] scores) {
        Map<String, Hit> best = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > 0) {
                Located located = types.get(i);
                best.merge(
                        located.path(),
                        new Hit(located, scores[i] * standing(located)),
                        BinaryOperator.maxBy(Comparator.comparing(Hit::score)));
            }
        }
        return best;
    }

    /** Tests are looked at after what they test. */
    private static double standing(Located located) {
        return Tests.isTest(located.path()) ? TEST : 1;
    }

    /** "Total" at the start of a sentence may be a word; "ReportPrinter" is a type. */
    private void addNamed(String request, double[] scores) {
        Set<String> named = NO_IDENTIFIER
                .splitAsStream(request)
                .filter(word -> word.chars().skip(1).anyMatch(Character::isUpperCase))
                .collect(Collectors.toSet());
        double most = Arrays.stream(scores).max().orElse(0);
        for (int i = 0; i < scores.length && !named.isEmpty(); i++) {
            if (named.contains(types.get(i).type().simpleName())) {
                scores[i] += NAMED * (most > 0 ? most : 1);
            }
        }
    }

    /** What says nothing of the request may matter for it, if something that does imports it. */
    private void liftImported(double[] scores) {
        Map<String, Double> passedOn = new HashMap<>();
        for (int i = 0; i < scores.length; i++) {
            double share = scores[i] * OF_IMPORTER;
            if (share > 0) {
                types.get(i).file().imports().forEach(imported -> passedOn.merge(imported, share, Math::max));
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.max(
                    scores[i], passedOn.getOrDefault(types.get(i).type().name(), 0.0));
        }
    }

    /** Whether a path that is no source speaks of the same things. */
    static List<String> speakingOf(String request, Stream<String> paths) {
        CodeAnalyzer analyzer = new CodeAnalyzer();
        Set<String> terms = analyzer.terms(request);
        List<String> found = new ArrayList<>();
        paths.filter(path -> analyzer.terms(path.substring(path.lastIndexOf('/') + 1)).stream()
                        .anyMatch(terms::contains))
                .forEach(found::add);
        return found;
    }
}
