package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.source.Paths;
import dev.journeyman.agents.llm.research.source.RouteFacts;
import dev.journeyman.agents.llm.research.source.RouteFacts.Kind;
import dev.journeyman.agents.llm.research.source.SourceFacts;
import dev.journeyman.api.artifact.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what the files say about endpoints: constants of other files, and paths that lead to other types. */
final class RouteCatalogue {
    private static final Pattern CONSTANT = Pattern.compile("\\$\\{([\\w.]+)}");
    private static final String UNKNOWN = "...";
    private static final int DEEPEST = 5;
    private static final int MOST_WAYS = 4;

    private final Map<String, String> constants = new HashMap<>();
    private final Map<String, List<RouteFacts>> locators;
    private final List<Declared> endpoints = new ArrayList<>();
    private final String application;

    private record Declared(String file, RouteFacts facts) {}

    private RouteCatalogue(Map<String, SourceFacts> sources) {
        List<Declared> all = sources.entrySet().stream()
                .filter(source -> !Tests.isTest(source.getKey()))
                .flatMap(source ->
                        source.getValue().routes().stream().map(facts -> new Declared(source.getKey(), facts)))
                .toList();
        sources.values().forEach(source -> constants.putAll(source.constants()));
        all.stream().filter(route -> route.facts().kind() == Kind.ENDPOINT).forEach(endpoints::add);
        locators = all.stream()
                .map(Declared::facts)
                .filter(facts -> facts.kind() == Kind.LOCATOR)
                .collect(Collectors.groupingBy(RouteFacts::response));
        application = application(all);
    }

    /** The one path before all of JAX-RS; with several applications nobody can tell which. */
    private static String application(List<Declared> all) {
        Set<String> paths = all.stream()
                .map(Declared::facts)
                .filter(facts -> facts.kind() == Kind.APPLICATION)
                .map(RouteFacts::path)
                .collect(Collectors.toSet());
        return paths.size() == 1 ? paths.iterator().next() : "";
    }

    static List<Route> of(Snapshot snapshot) {
        RouteCatalogue catalogue = new RouteCatalogue(snapshot.sources());
        return catalogue.endpoints.stream()
                .flatMap(catalogue::routes)
                .distinct()
                .sorted(Comparator.comparing(Route::path)
                        .thenComparing(Route::method)
                        .thenComparing(Route::handler))
                .toList();
    }

    private Stream<Route> routes(Declared declared) {
        RouteFacts facts = declared.facts();
        String owner = simpleName(facts.owner());
        return paths(facts, owner, new HashSet<>())
                .map(path -> new Route(
                        facts.method(),
                        resolved(path, owner),
                        facts.handler(),
                        facts.request(),
                        facts.response(),
                        facts.framework(),
                        declared.file()));
    }

    /** A path of its own, or one for each way on which locators lead to its type. */
    private Stream<String> paths(RouteFacts facts, String owner, Set<String> passed) {
        if (facts.rooted()) {
            return Stream.of(facts.framework().equals("JAX-RS") ? Paths.join(application, facts.path()) : facts.path());
        }
        List<RouteFacts> ways = locators.getOrDefault(owner, List.of());
        if (ways.isEmpty() || passed.size() == DEEPEST || !passed.add(owner)) {
            return Stream.of(below(UNKNOWN, facts.path()));
        }
        List<String> found = ways.stream()
                .flatMap(way -> paths(way, simpleName(way.owner()), new HashSet<>(passed)))
                .limit(MOST_WAYS)
                .map(prefix -> below(prefix, facts.path()))
                .toList();
        return found.stream();
    }

    private static String below(String prefix, String path) {
        return prefix.startsWith(UNKNOWN)
                ? UNKNOWN + Paths.join(prefix.substring(UNKNOWN.length()), path)
                : Paths.join(prefix, path);
    }

    private String resolved(String path, String owner) {
        Matcher matcher = CONSTANT.matcher(path);
        String text = matcher.replaceAll(match ->
                Matcher.quoteReplacement(constant(match.group(1), owner).orElse("{" + match.group(1) + "}")));
        return text.startsWith(UNKNOWN) ? text : Paths.join("", text);
    }

    private Optional<String> constant(String name, String owner) {
        String[] parts = name.split("\\.", -1);
        String key = parts.length == 1 ? owner + "." + name : parts[parts.length - 2] + "." + parts[parts.length - 1];
        return Optional.ofNullable(constants.get(key)).or(() -> inherited(name, parts.length == 1));
    }

    /** A bare name that only one type declares: inherited, or imported as static. */
    private Optional<String> inherited(String name, boolean bare) {
        List<String> values = !bare
                ? List.of()
                : constants.entrySet().stream()
                        .filter(constant -> constant.getKey().endsWith("." + name))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .limit(2)
                        .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
