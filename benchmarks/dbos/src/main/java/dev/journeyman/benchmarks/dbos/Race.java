package dev.journeyman.benchmarks.dbos;

import dev.journeyman.benchmarks.Figures;
import dev.journeyman.benchmarks.Samples;
import dev.journeyman.core.process.Ticker;
import java.util.Locale;

/** The same workflows on both engines by turns. */
final class Race {
    private final int workflows;
    private final int steps;
    private final Ticker ticker = Ticker.system();
    private final Samples ours = new Samples();
    private final Samples peers = new Samples();

    Race(int workflows, int steps) {
        this.workflows = workflows;
        this.steps = steps;
    }

    /** Steps that each engine records in a round. */
    int size() {
        return workflows * steps;
    }

    void round(Engine journeyman, Engine dbos) throws Exception {
        peers.add(time(dbos));
        ours.add(time(journeyman));
    }

    private long time(Engine engine) throws Exception {
        long begin = ticker.nanos();
        engine.run(workflows, steps);
        return ticker.nanos() - begin;
    }

    /** Prints medians without the rounds that warmed both up. */
    void print(Figures figures, int warmup) {
        Samples warm = ours.slice(warmup, Integer.MAX_VALUE);
        Samples beside = peers.slice(warmup, Integer.MAX_VALUE);
        String what = workflows + " x " + steps + " steps";
        figures.say(String.format(
                Locale.ROOT,
                "  %-20s Journeyman %7.0f steps/s, DBOS %7.0f steps/s",
                what,
                size() * warm.perSecond(),
                size() * beside.perSecond()));
        figures.ratio("speed of " + what + ": ours / peer's", beside.median() / warm.median(), "none");
    }
}
