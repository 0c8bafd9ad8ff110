package dev.journeyman.agents.llm.research.source;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes what stands in a repository safe to show: no control or formatting characters that could move a terminal's
 * cursor, turn the direction of text or end a line of a prompt, and no endless lines.
 */
public final class Plain {
    private static final int LONGEST = 500;

    private Plain() {}

    /** A text on one line. */
    public static String of(String text) {
        String plain = isPlain(text) ? text : stripped(text);
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }

    static List<String> all(List<String> texts) {
        return texts.stream().map(Plain::of).toList();
    }

    /** A path, whatever its length. */
    public static String path(String path) {
        return isPlain(path) ? path : stripped(path);
    }

    /** Nearly all is plain ASCII, which needs no look into tables. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~') {
                return text.codePoints().allMatch(Plain::harmless);
            }
        }
        return true;
    }

    private static String stripped(String text) {
        return text.codePoints()
                .map(character -> Character.isWhitespace(character) ? ' ' : character)
                .filter(Plain::harmless)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static boolean harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
