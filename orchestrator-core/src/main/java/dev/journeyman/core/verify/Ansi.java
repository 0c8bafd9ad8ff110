package dev.journeyman.core.verify;

import java.util.regex.Pattern;

/** Colours that programs mix into their output. */
final class Ansi {
    private static final Pattern SEQUENCE = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

    private Ansi() {}

    static String strip(String text) {
        return SEQUENCE.matcher(text).replaceAll("");
    }
}
