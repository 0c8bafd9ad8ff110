package dev.journeyman.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of one thing, measured again and again; its median is not moved by a busy moment of the machine. */
public final class Samples {
    private final List<Long> nanos = new ArrayList<>();

    /** Adds the time of one more run, in nanoseconds. */
    public void add(long measured) {
        nanos.add(measured);
    }

    /** The median in nanoseconds; not a number if there are none. */
    public double median() {
        if (nanos.isEmpty()) {
            return Double.NaN;
        }
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    double medianMillis() {
        return median() / 1e6;
    }

    /** How often in a second, where each takes the median. */
    public double perSecond() {
        return 1e9 / median();
    }

    /** The same over some of the samples. */
    public Samples slice(int from, int to) {
        Samples slice = new Samples();
        nanos.subList(Math.max(0, from), Math.min(to, nanos.size())).forEach(slice::add);
        return slice;
    }
}
