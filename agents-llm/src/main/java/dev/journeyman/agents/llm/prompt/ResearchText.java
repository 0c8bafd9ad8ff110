package dev.journeyman.agents.llm.prompt;

import dev.journeyman.api.artifact.EntitySummary;
import dev.journeyman.api.artifact.ImportCycle;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.Route;
import dev.journeyman.api.artifact.TypeSummary;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What research found, as far as it fits: what a change must mind comes before catalogues, and what is cut is counted. */
final class ResearchText {
    private static final int CHARACTERS_PER_TOKEN = 3;
    private static final int MOST_METHODS = 12;

    private final StringBuilder text = new StringBuilder();
    private int room;

    private ResearchText(int room) {
        this.room = room;
    }

    static String of(ResearchReport report, int tokens) {
        ResearchText body = new ResearchText(tokens * CHARACTERS_PER_TOKEN);
        body.paragraph(report.summary() + "\n");
        // Types are what everything else is about, but may not take the room of what a change must mind.
        body.half(report.relevant());
        body.list(
                "May conflict with the request:",
                report.advice().conflicts(),
                conflict -> conflict.message() + " ("
                        + String.join(", ", conflict.files().stream().limit(3).toList()) + ")");
        body.list("Recommended:", report.advice().recommendations(), line -> line);
        body.list(
                "Files that may have to change:",
                report.advice().impact(),
                impact -> impact.file() + ": " + impact.reason());
        body.list("HTTP routes:", report.code().routes(), ResearchText::route);
        body.list("Kept in the database:", report.code().entities(), ResearchText::entity);
        body.list("Packages that import each other in a circle:", report.code().cycles(), ResearchText::cycle);
        body.list("Further files that may matter:", report.otherFiles(), path -> path);
        body.list("Could not be parsed:", report.problems(), problem -> problem);
        return Markdown.section("What the code base holds", body.text.toString());
    }

    private void paragraph(String paragraph) {
        text.append(paragraph);
        room -= paragraph.length();
    }

    private void half(List<TypeSummary> types) {
        int kept = room / 2;
        room -= kept;
        list("", types, ResearchText::type);
        room += kept;
    }

    private <T> void list(String heading, List<T> elements, Function<T, String> line) {
        if (elements.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder(heading.isEmpty() ? "\n" : "\n" + heading + "\n");
        int shown = 0;
        for (T element : elements) {
            String next = "- " + line.apply(element) + "\n";
            if (lines.length() + next.length() > room) {
                break;
            }
            lines.append(next);
            shown++;
        }
        if (shown < elements.size()) {
            lines.append("- (").append(elements.size() - shown).append(" more)\n");
        }
        paragraph(lines.toString());
    }

    private static String type(TypeSummary type) {
        return type.kind() + " " + code(type.name()) + " (" + type.path() + ")"
                + type.methods().stream()
                        .limit(MOST_METHODS)
                        .map(method -> "\n  - " + code(method))
                        .collect(Collectors.joining());
    }

    private static String route(Route route) {
        String bodies = Stream.of(route.request(), route.response())
                .map(type -> type.isEmpty() ? "-" : type)
                .collect(Collectors.joining(" -> "));
        return code(route.method() + " " + route.path()) + " " + code(route.handler()) + ", " + code(bodies);
    }

    private static String entity(EntitySummary entity) {
        String columns = entity.columns().stream()
                .map(column -> column.column() + " " + column.type() + (column.key() ? " key" : ""))
                .collect(Collectors.joining(", "));
        String relations = entity.relations().stream()
                .map(relation -> relation.field() + " " + relation.kind() + " " + relation.target())
                .collect(Collectors.joining(", "));
        return entity.kind() + " " + code(entity.name())
                + (entity.table().isEmpty() ? "" : " in table " + code(entity.table()))
                + (columns.isEmpty() ? "" : "\n  - columns: " + code(columns))
                + (relations.isEmpty() ? "" : "\n  - relations: " + code(relations));
    }

    private static String cycle(ImportCycle cycle) {
        return cycle.packages().size() + " packages, such as " + code(String.join(" -> ", cycle.shortest()));
    }

    /** A span that what stands in it cannot end. */
    private static String code(String text) {
        return "`" + text.replace('`', '\'') + "`";
    }
}
