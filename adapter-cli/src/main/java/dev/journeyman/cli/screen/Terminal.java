package dev.journeyman.cli.screen;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where the command prints, and what can be printed there.
 *
 * @param out results
 * @param err everything else
 * @param live whether {@code out} is a terminal that understands cursor movements
 * @param colour whether colours are wanted there
 * @param unicode whether symbols outside ASCII arrive
 * @param size of the terminal, asked before each drawing
 */
public record Terminal(
        PrintStream out, PrintStream err, boolean live, boolean colour, boolean unicode, Supplier<Size> size) {
    /** Columns and rows. */
    public record Size(int columns, int rows) {
        /** Where nobody knows better. */
        public static final Size USUAL = new Size(80, 24);
    }

    /**
     * The terminal a process was started at.
     *
     * @param tty whether standard output is one; Java cannot tell, so the launcher does
     */
    public static Terminal of(
            PrintStream out, PrintStream err, boolean tty, Map<String, String> environment, Supplier<Size> size) {
        boolean live = tty && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean colour = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(out, err, live, colour, unicode(environment), size);
    }

    /** A text that stands out. */
    public String strong(String text) {
        return Ink.BOLD.paint(text, colour);
    }

    /** A text that stands back. */
    public String faint(String text) {
        return Ink.DIM.paint(text, colour);
    }

    /** A text that warns. */
    public String warning(String text) {
        return Ink.YELLOW.paint(text, colour);
    }

    /** A text no longer than a width; in full where no terminal would break it. */
    public String fit(String text, int width) {
        return live ? Symbols.of(unicode).fit(text, width) : text;
    }

    /** Everything goes to the error stream, line by line: standard output is kept for a document. */
    public Terminal quiet() {
        return new Terminal(err, err, false, false, unicode, size);
    }

    /** Tells whether the locale of an environment can show symbols outside ASCII; the first variable that is set counts. */
    public static boolean unicode(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                return locale.replace("-", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("utf8");
            }
        }
        return false;
    }
}
