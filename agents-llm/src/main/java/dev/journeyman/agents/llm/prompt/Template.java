package dev.journeyman.agents.llm.prompt;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with {@code {{placeholders}}}. Values are data: what stands in them is never taken for a placeholder.
 *
 * <p>A line that holds nothing but a placeholder without a value leaves no empty line behind.
 */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Reads a template.
     *
     * @param source what to call it in messages
     * @throws OrchestratorException if it holds a placeholder that is not known
     */
    static Template parse(String source, String text, Set<String> known) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String name = matcher.group(1).strip();
            if (!known.contains(name)) {
                throw unknown(source, lineOf(text, matcher.start()), name, known);
            }
            parts.add(new Part(text.substring(end, matcher.start()), name));
            end = matcher.end();
        }
        parts.add(new Part(text.substring(end), ""));
        return new Template(List.copyOf(parts));
    }

    String render(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        boolean dropLineBreak = false;
        for (Part part : parts) {
            text.append(
                    dropLineBreak && part.before().startsWith("\n")
                            ? part.before().substring(1)
                            : part.before());
            String value = values.getOrDefault(part.placeholder(), "");
            dropLineBreak = value.isEmpty() && endsLine(text);
            text.append(value);
        }
        return text.toString();
    }

    private static boolean endsLine(StringBuilder text) {
        return text.length() == 0 || text.charAt(text.length() - 1) == '\n';
    }

    private static long lineOf(String text, int position) {
        return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private static OrchestratorException unknown(String source, long line, String name, Set<String> known) {
        return new OrchestratorException(Failure.giveUp(
                "prompt.unknown-placeholder",
                "The prompt file " + source + " has the unknown placeholder {{" + name + "}} in line " + line
                        + "; known are " + String.join(", ", new TreeSet<>(known)) + "."));
    }

    /** A literal text and the placeholder after it; "" at the end. */
    private record Part(String before, String placeholder) {}
}
