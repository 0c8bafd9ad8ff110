package dev.journeyman.backend.linear;

import java.util.regex.Pattern;

/**
 * The text of an issue: the item's description and, at its end, a block with what Linear has no field for. The block is for
 * people, is written once and never read: who breaks or removes it breaks nothing.
 */
final class Description {
    private static final Pattern BLOCK = Pattern.compile("\\s*```journeyman\\n.*?```\\s*$", Pattern.DOTALL);

    private Description() {}

    static String compose(String text, String item) {
        return text + "\n\n```journeyman\nitem " + item + "\n```";
    }

    /** The text without the block. */
    static String text(String composed) {
        return BLOCK.matcher(composed).replaceFirst("");
    }
}
