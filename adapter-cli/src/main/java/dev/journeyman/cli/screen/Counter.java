package dev.journeyman.cli.screen;

import java.util.Locale;

/** Counts on one line of a terminal that is gone afterwards; where there is no terminal it prints nothing. */
public final class Counter implements AutoCloseable {
    private static final int STEP = 20;

    private final Terminal terminal;
    private final String verb;
    private final String noun;
    private int shown;

    /** Such as "Parsing 120 of 5206 files". */
    public Counter(Terminal terminal, String verb, String noun) {
        this.terminal = terminal;
        this.verb = verb;
        this.noun = noun;
    }

    /** Shows a count, now and then. */
    public void show(int done, int of) {
        if (terminal.live() && done - shown >= STEP) {
            terminal.err().print(String.format(Locale.ROOT, "\r%s %,d of %,d %s\u001b[K", verb, done, of, noun));
            terminal.err().flush();
            shown = done;
        }
    }

    @Override
    public void close() {
        if (shown > 0) {
            terminal.err().print("\r\u001b[K");
            terminal.err().flush();
        }
    }
}
