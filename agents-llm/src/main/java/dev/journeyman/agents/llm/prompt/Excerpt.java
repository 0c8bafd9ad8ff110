package dev.journeyman.agents.llm.prompt;

import java.util.List;

/**
 * A file, or whole lines of it.
 *
 * @param path the file
 * @param note says what is cut, "" if it is whole
 * @param text what is shown
 */
record Excerpt(String path, String note, String text) {
    static Excerpt whole(String path, String text) {
        return new Excerpt(path, "", text);
    }

    /**
     * At most so many characters of it, around a line if one matters, else from the top.
     *
     * @param line from 1; 0 for none
     */
    Excerpt trimmed(int most, int line) {
        if (text.length() <= most) {
            return this;
        }
        List<String> lines = text.lines().toList();
        int from = Math.min(Math.max(line - 1, 0), lines.size() - 1);
        int to = from;
        int size = 0;
        boolean grown = true;
        while (grown) {
            grown = false;
            if (to < lines.size() && size + lines.get(to).length() < most) {
                size += lines.get(to++).length() + 1;
                grown = true;
            }
            if (from > 0 && size + lines.get(from - 1).length() < most) {
                size += lines.get(--from).length() + 1;
                grown = true;
            }
        }
        String note = "Cut for room: lines " + (from + 1) + " to " + to + " of " + lines.size() + " are shown.\n\n";
        return new Excerpt(path, note, String.join("\n", lines.subList(from, to)) + "\n");
    }
}
