package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.Snapshot.Located;
import dev.journeyman.api.artifact.ChangeAdvice.Conflict;
import dev.journeyman.api.artifact.EntitySummary;
import dev.journeyman.api.artifact.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request may collide with, by what it says literally: routes, types, methods and columns that it names. */
final class Conflicts {
    private static final int MOST = 20;
    private static final Pattern ADDING = Pattern.compile("(?i)\\b(add|create|introduce|implement|write|build|new)\\b");
    private static final Pattern REMOVING =
            Pattern.compile("(?i)\\b(remove|delete|drop|rename|replace|get rid of|change the signature)\\w*\\b");
    private static final Pattern ENDPOINT =
            Pattern.compile("\\b(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\\s+(/[^\\s,;\"'`)]*)");
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final Findings findings;
    private final String request;
    private final Set<String> identifiers;
    private final boolean removing;

    private Conflicts(Findings findings) {
        this.findings = findings;
        this.request = findings.request();
        this.identifiers = IDENTIFIER
                .matcher(request)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
        this.removing = REMOVING.matcher(request).find();
    }

    static List<Conflict> of(Findings findings) {
        Conflicts conflicts = new Conflicts(findings);
        return Stream.of(
                        conflicts.namedRoutes(),
                        conflicts.duplicates(),
                        conflicts.breaking(),
                        conflicts.columns(),
                        conflicts.overlaps())
                .flatMap(found -> found)
                .limit(MOST)
                .toList();
    }

    /** Endpoints that the request names and that are there. */
    private Stream<Conflict> namedRoutes() {
        List<Conflict> found = new ArrayList<>();
        Matcher named = ENDPOINT.matcher(request);
        while (named.find()) {
            Set<String> wanted = Set.of(key(named.group(1), named.group(2)), key("ANY", named.group(2)));
            findings.code().routes().stream()
                    .filter(route -> wanted.contains(key(route.method(), route.path())))
                    .map(this::named)
                    .forEach(found::add);
        }
        return found.stream();
    }

    private Conflict named(Route route) {
        String what = route.method() + " " + route.path() + " is served by " + route.handler();
        return removing
                ? new Conflict("removed-api", what + ": its clients break.", List.of(route.file()))
                : new Conflict("overlapping-route", what + " already.", List.of(route.file()));
    }

    /** Types whose names say what the request wants to have made. */
    private Stream<Conflict> duplicates() {
        if (removing || !ADDING.matcher(request).find()) {
            return Stream.empty();
        }
        CodeAnalyzer analyzer = new CodeAnalyzer();
        Set<String> wanted = analyzer.terms(request);
        return findings.close().stream()
                .filter(located -> !identifiers.contains(located.type().simpleName()))
                .filter(located -> {
                    Set<String> name = analyzer.terms(located.type().simpleName());
                    return name.size() > 1 && wanted.containsAll(name);
                })
                .map(located -> new Conflict(
                        "duplicate-implementation",
                        located.type().name() + " may do this already.",
                        List.of(located.path())));
    }

    /** Types and methods that the request names to change them. */
    private Stream<Conflict> breaking() {
        return removing
                ? findings.snapshot()
                        .located()
                        .filter(located -> !Tests.isTest(located.path()))
                        .filter(located -> identifiers.contains(located.type().simpleName()))
                        .flatMap(this::breaking)
                : Stream.empty();
    }

    private Stream<Conflict> breaking(Located located) {
        List<String> users = findings.usersOf(located);
        String type = located.type().simpleName();
        List<String> methods = located.type().methods().stream()
                .filter(method -> identifiers.contains(methodName(method))
                        && !methodName(method).equals(type))
                .toList();
        String what = methods.isEmpty() ? type : type + ": " + String.join("; ", methods);
        return users.isEmpty()
                ? Stream.empty()
                : Stream.of(new Conflict(
                        "breaking-signature",
                        what + " - " + users.size() + (users.size() == 1 ? " file uses " : " files use ") + type + ".",
                        Stream.concat(Stream.of(located.path()), users.stream().limit(MOST))
                                .toList()));
    }

    private static String methodName(String signature) {
        String before = signature.substring(0, Math.max(0, signature.indexOf('(')));
        return before.substring(before.lastIndexOf(' ') + 1);
    }

    /** Columns that the request names to be removed or renamed. */
    private Stream<Conflict> columns() {
        return removing ? findings.code().entities().stream().flatMap(this::columns) : Stream.empty();
    }

    private Stream<Conflict> columns(EntitySummary entity) {
        String simple = entity.name().substring(entity.name().lastIndexOf('.') + 1);
        boolean meant = identifiers.stream()
                .anyMatch(word -> word.equalsIgnoreCase(simple) || word.equalsIgnoreCase(entity.table()));
        return !meant
                ? Stream.empty()
                : entity.columns().stream()
                        .filter(column -> identifiers.contains(column.field()) || identifiers.contains(column.column()))
                        .map(column -> new Conflict(
                                "removed-column",
                                "Column " + column.column() + " of "
                                        + (entity.table().isEmpty() ? simple : entity.table())
                                        + " holds data and may be read elsewhere: it needs a migration.",
                                List.of(entity.file())));
    }

    /** Endpoints of the code base that cannot be told apart. */
    private Stream<Conflict> overlaps() {
        Map<String, List<Route>> same = findings.code().routes().stream()
                .filter(route -> !route.path().startsWith("..."))
                .collect(Collectors.groupingBy(
                        route -> key(route.method(), route.path()), TreeMap::new, Collectors.toList()));
        return same.values().stream()
                .filter(routes -> routes.stream().map(Route::handler).distinct().count() > 1)
                .map(routes -> new Conflict(
                        "overlapping-route",
                        routes.get(0).method() + " " + routes.get(0).path() + " is declared by "
                                + routes.stream().map(Route::handler).distinct().collect(Collectors.joining(", "))
                                + ".",
                        routes.stream().map(Route::file).distinct().toList()));
    }

    /** The same for paths that differ in the names of their variables only. */
    private static String key(String method, String path) {
        String plain = path.replaceAll("\\{[^}]*}|:\\w+", "{}").replaceFirst("(?<=.)/$", "");
        return method + " " + plain.toLowerCase(Locale.ROOT);
    }
}
