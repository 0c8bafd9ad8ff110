package dev.journeyman.cli.shell;

import java.util.List;

/** Ctrl-C and SIGTERM: the first asks for an orderly stop, the second ends the process at once. */
public final class Interruption {
    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");
    private static final int ENDED_BY_A_SECOND_SIGNAL = 130;

    private Interruption() {}

    /** Runs something at the first signal, on a thread of its own. */
    public static void onFirst(Runnable stop) {
        Runnable first = () -> {
            ENDING.forEach(name -> Signals.handle(name, Interruption::halt));
            stop.run();
        };
        ENDING.forEach(name -> Signals.handle(name, first));
    }

    /** Runs something whenever the terminal was resized. */
    public static void onResize(Runnable changed) {
        Signals.handle("WINCH", changed);
    }

    private static void halt() {
        Runtime.getRuntime().halt(ENDED_BY_A_SECOND_SIGNAL);
    }
}
