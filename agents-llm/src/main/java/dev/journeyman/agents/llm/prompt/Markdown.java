package dev.journeyman.agents.llm.prompt;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The few Markdown forms that prompts are made of; each leaves nothing where there is nothing to say. */
final class Markdown {
    private static final Pattern BACKTICKS = Pattern.compile("`{3,}");

    private Markdown() {}

    /** A section under a heading. */
    static String section(String heading, String body) {
        return body.isBlank() ? "" : "## " + heading + "\n\n" + body.stripTrailing() + "\n";
    }

    /** A fence that the text cannot end, whatever it holds. */
    static String fence(String text) {
        int longest = BACKTICKS
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(2);
        String fence = "`".repeat(longest + 1);
        return fence + "\n" + text + (text.endsWith("\n") || text.isEmpty() ? "" : "\n") + fence + "\n";
    }

    static String quote(String text) {
        return text.strip().lines().map(line -> "> " + line).collect(Collectors.joining("\n", "", "\n"));
    }

    static <T> String list(List<T> elements, Function<T, String> line) {
        return elements.stream()
                .map(element -> "- " + line.apply(element) + "\n")
                .collect(Collectors.joining());
    }

    /** A line "name: a; b", or nothing. */
    static String inline(String name, List<String> values) {
        return values.isEmpty() ? "" : name + ": " + String.join("; ", values) + "\n";
    }

    static String labelled(String name, List<String> values) {
        return values.isEmpty() ? "" : "\n" + name + "\n" + list(values, value -> value);
    }
}
