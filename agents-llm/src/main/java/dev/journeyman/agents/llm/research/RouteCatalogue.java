package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.source.Paths;
import dev.journeyman.agents.llm.research.source.RouteFacts;
import dev.journeyman.agents.llm.research.source.RouteFacts.Kind;
import dev.journeyman.agents.llm.research.source.SourceFacts;
import dev.journeyman.api.artifact.Route;
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
    private final List<Declared> endpoints;
    private final Map<String, List<Declared>> locators;
    private final Map<String, Set<String>> applications;
    private final Layout layout;

    /** What a file declares. */
    private record Declared(String file, SourceFacts source, RouteFacts facts) {
        /** Whether the file can mean the type of this name by its simple name. */
        boolean knows(String type) {
            return lies(type, source.packageName())
                    || source.imports().stream()
                            .anyMatch(name -> name.endsWith(".*")
                                    ? lies(type, name.substring(0, name.length() - 2))
                                    : (type + ".").startsWith(name + "."));
        }

        private static boolean lies(String type, String packageName) {
            String prefix = packageName.isEmpty() ? "" : packageName + ".";
            return type.startsWith(prefix) && Character.isUpperCase(type.charAt(prefix.length()));
        }
    }

    private RouteCatalogue(Snapshot snapshot) {
        layout = Layout.of(snapshot.paths());
        snapshot.sources().values().forEach(source -> constants.putAll(source.constants()));
        List<Declared> all = snapshot.sources().entrySet().stream()
                .filter(source -> !Tests.isTest(source.getKey()))
                .flatMap(source -> source.getValue().routes().stream()
                        .map(facts -> new Declared(source.getKey(), source.getValue(), facts)))
                .toList();
        endpoints = all.stream()
                .filter(route -> route.facts().kind() == Kind.ENDPOINT)
                .toList();
        locators = all.stream()
                .filter(route -> route.facts().kind() == Kind.LOCATOR)
                .collect(Collectors.groupingBy(route -> route.facts().response()));
        applications = all.stream()
                .filter(route -> route.facts().kind() == Kind.APPLICATION)
                .collect(Collectors.groupingBy(
                        route -> layout.module(route.file()),
                        Collectors.mapping(route -> route.facts().path(), Collectors.toSet())));
    }

    /** The one path before all of JAX-RS in a module; with several applications nobody can tell which. */
    private String application(String file) {
        Set<String> paths = applications.getOrDefault(layout.module(file), Set.of());
        return paths.size() == 1 ? paths.iterator().next() : "";
    }

    static List<Route> of(Snapshot snapshot) {
        RouteCatalogue catalogue = new RouteCatalogue(snapshot);
        return catalogue.endpoints.stream()
                .flatMap(catalogue::routes)
                .distinct()
                .sorted(Comparator.comparing((Route route) -> route.path().startsWith(UNKNOWN))
                        .thenComparing(Route::path)
                        .thenComparing(Route::method)
                        .thenComparing(Route::handler))
                .toList();
    }

    private Stream<Route> routes(Declared declared) {
        RouteFacts facts = declared.facts();
        String owner = simpleName(facts.owner());
        return paths(declared, new HashSet<>())
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
    private Stream<String> paths(Declared declared, Set<String> passed) {
        RouteFacts facts = declared.facts();
        if (facts.rooted()) {
            return Stream.of(
                    facts.framework().equals("JAX-RS")
                            ? Paths.join(application(declared.file()), facts.path())
                            : facts.path());
        }
        List<Declared> ways = locators.getOrDefault(simpleName(facts.owner()), List.of()).stream()
                .filter(way -> way.knows(facts.owner()))
                .toList();
        if (ways.isEmpty() || passed.size() == DEEPEST || !passed.add(facts.owner())) {
            return Stream.of(below(UNKNOWN, facts.path()));
        }
        return ways.stream()
                .flatMap(way -> paths(way, new HashSet<>(passed)))
                .limit(MOST_WAYS)
                .map(prefix -> below(prefix, facts.path()));
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
