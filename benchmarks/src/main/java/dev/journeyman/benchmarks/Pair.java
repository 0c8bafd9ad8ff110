package dev.journeyman.benchmarks;

/** The same work done by us and by a yardstick, by turns. */
final class Pair {
    private final String what;
    private final Samples ours = new Samples();
    private final Samples yardstick = new Samples();

    Pair(String what) {
        this.what = what;
    }

    void ours(long nanos) {
        ours.add(nanos);
    }

    void yardstick(long nanos) {
        yardstick.add(nanos);
    }

    /** Prints medians, without the rounds that warmed both up. */
    void print(Figures figures, String aim, int warmup) {
        Samples warm = ours.slice(warmup, Integer.MAX_VALUE);
        Samples beside = yardstick.slice(warmup, Integer.MAX_VALUE);
        figures.milliseconds(what + ", engine", warm.medianMillis());
        if (Double.isNaN(beside.median())) {
            figures.say("ratio " + what + ": none, because there is no git program here");
        } else {
            figures.milliseconds(what + ", git program", beside.medianMillis());
            figures.ratio(what + ": engine / git program", warm.median() / beside.median(), aim);
        }
    }
}
