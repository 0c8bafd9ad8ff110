package dev.journeyman.cli.text;

import dev.journeyman.api.artifact.ChangeAdvice.Conflict;
import dev.journeyman.api.artifact.ChangeAdvice.Impact;
import dev.journeyman.api.artifact.CodeOverview;
import dev.journeyman.api.artifact.EntitySummary;
import dev.journeyman.api.artifact.ImportCycle;
import dev.journeyman.api.artifact.ModuleSummary;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.Route;
import dev.journeyman.api.artifact.TypeSummary;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.cli.screen.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What research found, for people: the request first, then the code base; long catalogues are cut and counted. */
public final class ResearchText {
    private static final int MOST_LINES = 12;
    private static final int MOST_SIMILAR = 8;
    private static final int INDENT = 2;

    private final ResearchReport report;
    private final String request;
    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    /**
     * A text to be made.
     *
     * @param request what was asked; may be empty
     * @param terminal how wide it is and what it can show
     */
    public ResearchText(ResearchReport report, String request, Terminal terminal) {
        this.report = report;
        this.request = request;
        this.terminal = terminal;
    }

    /** The whole text. */
    public String render() {
        overview();
        if (!request.isBlank()) {
            section("Similar code", report.relevant(), MOST_SIMILAR, this::type);
            section("May conflict", report.advice().conflicts(), MOST_LINES, this::conflict);
            section("May have to change", report.advice().impact(), MOST_LINES, this::impact);
            section("Recommended", report.advice().recommendations(), MOST_LINES, this::wrapped);
        }
        CodeOverview code = report.code();
        section("HTTP routes", code.routes(), MOST_LINES, this::route);
        section("Kept in a database", code.entities(), MOST_LINES, this::entity);
        section("Import cycles", code.cycles(), MOST_LINES, this::cycle);
        section("Could not be parsed", report.problems(), MOST_LINES, Stream::of);
        if (request.isBlank()) {
            text.append('\n')
                    .append(terminal.faint("Say what you want with --request TEXT: similar code, impact and"
                            + " conflicts are shown."))
                    .append('\n');
        }
        return text.toString();
    }

    private void overview() {
        CodeOverview code = report.code();
        row("Code base", number(report.files(), "file") + ", " + number(report.types(), "Java type"));
        row("Parsed", report.parsed() == 0 ? "nothing anew" : number(report.parsed(), "file") + " anew");
        if (code.modules().size() > 1) {
            row("Modules", modules(code.modules()));
        }
        row("Languages", languages(code.languages()));
    }

    private void row(String label, String value) {
        text.append(terminal.strong(String.format("%-12s", label)))
                .append(terminal.fit(value, width() - 12))
                .append('\n');
    }

    private String modules(List<ModuleSummary> modules) {
        return modules.size() + ": "
                + modules.stream()
                        .sorted(Comparator.comparing(module -> -module.types()))
                        .limit(MOST_LINES)
                        .map(module -> module.path() + " (" + module.types() + ")")
                        .collect(Collectors.joining(", "))
                + (modules.size() > MOST_LINES ? ", ..." : "");
    }

    private static String languages(Map<String, Integer> languages) {
        return languages.isEmpty()
                ? "none known"
                : languages.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(language ->
                                language.getKey() + " " + String.format(Locale.ROOT, "%,d", language.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private <T> void section(String heading, List<T> all, int most, Function<T, Stream<String>> lines) {
        if (all.isEmpty()) {
            return;
        }
        int shown = all.size() <= most + 1 ? all.size() : most;
        text.append('\n')
                .append(terminal.strong(heading))
                .append(terminal.faint("  " + all.size()))
                .append('\n');
        all.stream().limit(shown).flatMap(lines).forEach(this::line);
        if (shown < all.size()) {
            line(terminal.faint("and " + (all.size() - shown) + " more, all of them with --json"));
        }
    }

    private void line(String line) {
        text.append(" ".repeat(INDENT)).append(line).append('\n');
    }

    private Stream<String> type(TypeSummary type) {
        return Stream.of(cut(type.name()), terminal.faint(cut("  " + type.kind() + " in " + type.path())));
    }

    private Stream<String> conflict(Conflict conflict) {
        return Stream.concat(
                Stream.concat(Stream.of(terminal.warning(conflict.kind())), wrapped("  " + conflict.message())),
                conflict.files().stream().limit(3).map(file -> terminal.faint(cut("  " + file))));
    }

    private Stream<String> impact(Impact impact) {
        return Stream.of(cut(impact.file()), terminal.faint(cut("  " + impact.reason())));
    }

    private Stream<String> route(Route route) {
        String bodies = Stream.of(route.request(), route.response())
                .map(type -> type.isEmpty() ? "-" : type)
                .collect(Collectors.joining(" -> "));
        return Stream.of(
                cut(String.format("%-7s %s", route.method(), route.path())),
                terminal.faint(cut("        " + route.handler() + ", " + bodies)));
    }

    private Stream<String> entity(EntitySummary entity) {
        String name = entity.name().substring(entity.name().lastIndexOf('.') + 1);
        Stream<String> head = Stream.of(cut(
                name + (entity.table().isEmpty() ? " (" + entity.kind() + ")" : " in " + entity.table()) + ": "
                        + entity.columns().stream()
                                .map(column -> column.column() + (column.key() ? "*" : ""))
                                .collect(Collectors.joining(", "))));
        return Stream.concat(
                head,
                entity.relations().stream()
                        .map(relation -> terminal.faint(
                                cut("  " + relation.field() + ": " + relation.kind() + " " + relation.target()))));
    }

    private Stream<String> cycle(ImportCycle cycle) {
        return Stream.of(
                number(cycle.packages().size(), "package") + ", such as",
                terminal.faint(cut("  " + String.join(" -> ", cycle.shortest()))));
    }

    /** A sentence broken between words, where a terminal would break it anywhere. */
    private Stream<String> wrapped(String sentence) {
        if (!terminal.live()) {
            return Stream.of(sentence);
        }
        String indent = " ".repeat(sentence.length() - sentence.stripLeading().length());
        List<String> lines = new ArrayList<>(List.of(indent));
        for (String word : sentence.strip().split(" ", -1)) {
            String last = lines.get(lines.size() - 1);
            if (last.isBlank() || last.length() + word.length() < width() - INDENT) {
                lines.set(lines.size() - 1, last.isBlank() ? last + word : last + " " + word);
            } else {
                lines.add(indent + word);
            }
        }
        return lines.stream();
    }

    private String cut(String line) {
        return terminal.fit(line, width() - INDENT);
    }

    private int width() {
        return terminal.size().get().columns();
    }

    private static String number(int number, String noun) {
        String counted = Figures.count(number, noun);
        return number < 1000 ? counted : counted.replaceFirst("^\\d+", String.format(Locale.ROOT, "%,d", number));
    }
}
