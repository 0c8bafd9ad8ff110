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

    void print(Figures figures, String aim) {
        figures.milliseconds(what + ", engine", ours.medianMillis());
        if (Double.isNaN(yardstick.median())) {
            figures.say("ratio " + what + ": none, because there is no git program here");
        } else {
            figures.milliseconds(what + ", git program", yardstick.medianMillis());
            figures.ratio(what + ": engine / git program", ours.median() / yardstick.median(), aim);
        }
    }
}
