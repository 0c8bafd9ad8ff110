package dev.journeyman.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {
    private Instant now;

    public SettableClock(Instant start) {
        now = start;
    }

    /** A clock at a fixed moment that means nothing. */
    public static SettableClock atSomeTime() {
        return new SettableClock(Instant.parse("2026-01-01T12:00:00Z"));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Lets time pass. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Jumps to a moment, also back. */
    public synchronized void set(Instant moment) {
        now = moment;
    }
}
