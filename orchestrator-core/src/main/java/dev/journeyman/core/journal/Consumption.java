package dev.journeyman.core.journal;

import dev.journeyman.api.Usage;
import dev.journeyman.core.guard.Ledger;
import dev.journeyman.core.guard.Meter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a workflow has used up, money, actions and active time: a fold over all its events, so that nothing ever gives any
 * back.
 *
 * <p>Active time is the time between the events of one owner while the workflow runs; waiting for people costs nothing and
 * the times of different owners are never compared.
 */
public final class Consumption {
    private Ledger ledger = Ledger.EMPTY;
    private Duration active = Duration.ZERO;
    private int actions;
    private @Nullable Instant last;

    /** Takes the next event into account. */
    public void apply(Recorded recorded) {
        measure(recorded);
        Event event = recorded.event();
        if (event instanceof Event.Reserved reserved) {
            ledger = ledger.reserve(recorded.callId(), reserved.atMost());
        } else if (event instanceof Event.Owner || event instanceof Event.RollbackStarted) {
            ledger = ledger.dieAll();
        } else if (event instanceof Event.Tried tried) {
            settle(recorded.callId(), tried.used());
        }
    }

    private void settle(String call, Usage used) {
        ledger = ledger.settle(call, used);
        actions++;
    }

    private void measure(Recorded recorded) {
        Instant before = last;
        boolean sameOwner = !(recorded.event() instanceof Event.Owner);
        if (before != null && sameOwner && !waited(recorded) && recorded.at().isAfter(before)) {
            active = active.plus(Duration.between(before, recorded.at()));
        }
        boolean resting = recorded.event() instanceof Event.StatusChanged changed
                && changed.status().atRest();
        last = resting ? null : recorded.at();
    }

    /** Waiting for a person costs nothing. */
    private static boolean waited(Recorded recorded) {
        return recorded.event() instanceof Event.Answered
                || recorded.event() instanceof Event.Received
                || recorded.event() instanceof Event.DeadlinePassed;
    }

    /** Money, tokens and calls. */
    public Ledger ledger() {
        return ledger;
    }

    /** All of it. */
    public Meter meter() {
        return new Meter(ledger, actions, active);
    }

    /** How long the workflow ran. */
    public Duration active() {
        return active;
    }
}
