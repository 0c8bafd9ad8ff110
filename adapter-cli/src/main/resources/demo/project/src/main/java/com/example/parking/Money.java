package com.example.parking;

/**
 * An amount of money in whole cents.
 *
 * @param cents may be negative
 */
public record Money(long cents) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    /** Reads an amount such as {@code 2.50}. */
    public static Money of(String text) {
        if (!text.matches("\\d+\\.\\d\\d")) {
            throw new IllegalArgumentException("An amount looks like 2.50, not like '" + text + "'.");
        }
        return new Money(Long.parseLong(text.replace(".", "")));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(cents, factor));
    }

    /** The smaller of both. */
    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    @Override
    public String toString() {
        long magnitude = Math.abs(cents);
        return (cents < 0 ? "-" : "") + magnitude / 100 + "." + String.format("%02d", magnitude % 100);
    }
}
