package dev.journeyman.core.report;

import dev.journeyman.core.guard.SecretScan;
import java.util.List;
import java.util.stream.Collectors;

/** A page of Markdown that grows. What looks like a secret does not stand on it. */
final class Page {
    private static final int LONGEST_LINE = 300;

    private final StringBuilder text = new StringBuilder();

    Page title(String title) {
        text.append("# ").append(line(title)).append('\n');
        return this;
    }

    Page section(String heading) {
        text.append("\n## ").append(heading).append("\n\n");
        return this;
    }

    Page paragraph(String sentence) {
        text.append('\n').append(sentence.strip()).append('\n');
        return this;
    }

    Page item(String words) {
        text.append("- ").append(line(words)).append('\n');
        return this;
    }

    Page box(boolean ticked, String words) {
        return item((ticked ? "[x] " : "[ ] ") + words);
    }

    /** What somebody wrote, several lines of it. */
    Page quote(String words) {
        words.strip().lines().forEach(line -> text.append("> ").append(line).append('\n'));
        return this;
    }

    Page head(String... columns) {
        row(columns);
        text.append("|").append(" --- |".repeat(columns.length)).append('\n');
        return this;
    }

    Page row(String... cells) {
        text.append(List.of(cells).stream()
                .map(cell -> line(cell).replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    /** The first line of a text, cut to what fits on one. */
    static String line(String words) {
        String flat = words.strip().lines().findFirst().orElse("");
        return flat.length() <= LONGEST_LINE ? flat : flat.substring(0, LONGEST_LINE) + "…";
    }

    String text() {
        return SecretScan.mask(text.toString());
    }
}
