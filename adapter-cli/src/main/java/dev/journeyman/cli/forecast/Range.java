package dev.journeyman.cli.forecast;

import java.util.Collection;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/**
 * What is expected, between two numbers.
 *
 * @param low if all goes well
 * @param high if much of what can go wrong does
 */
public record Range(long low, long high) {
    static final Range NONE = new Range(0, 0);

    /** From the least to the most of what was seen. */
    static <T> Range seen(Collection<T> all, ToLongFunction<T> figure) {
        return new Range(
                all.stream().mapToLong(figure).min().orElse(0),
                all.stream().mapToLong(figure).max().orElse(0));
    }

    Range plus(Range other) {
        return new Range(low + other.low, high + other.high);
    }

    Range times(Range other) {
        return new Range(low * other.low, high * other.high);
    }

    Range map(LongUnaryOperator function) {
        return new Range(function.applyAsLong(low), function.applyAsLong(high));
    }
}
