package dev.journeyman.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Prints figures and ratios, each with what it should be. */
public final class Figures {
    private final PrintStream out;

    public Figures(PrintStream out) {
        this.out = out;
    }

    /** Prints a sentence or a line of a table. */
    public void say(String sentence) {
        out.println(sentence);
    }

    /** Prints how long something took. */
    public void milliseconds(String what, double millis) {
        out.printf(Locale.ROOT, "  %-44s %10.3f ms%n", what, millis);
    }

    /** Prints a ratio, with what it should be. */
    public void ratio(String what, double ratio, String aim) {
        out.printf(Locale.ROOT, "ratio %-50s %6.2f   (aim: %s)%n", what, ratio, aim);
    }

    /** Prints a ratio, and whether it is as large as it should be. */
    public void atLeast(String what, double ratio, double aim) {
        ratio(what, ratio, String.format(Locale.ROOT, "at least %s, %s", aim, ratio >= aim ? "met" : "MISSED"));
    }
}
