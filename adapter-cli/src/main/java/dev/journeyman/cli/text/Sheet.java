package dev.journeyman.cli.text;

import java.util.List;

/** Text in two columns: a label, and what is to be said about it. */
final class Sheet {
    private static final int LABEL = 18;

    private final StringBuilder text = new StringBuilder();

    void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    void blank() {
        if (!text.toString().endsWith("\n\n")) {
            text.append('\n');
        }
    }

    void row(String label, String value) {
        line(String.format("%-" + LABEL + "s%s", label, value));
    }

    /** The label stands beside the first value only; without values nothing is said. */
    void list(String label, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            row(i == 0 ? label : "", values.get(i));
        }
    }

    String render() {
        return text.toString();
    }
}
