package dev.journeyman.core.engine;

import dev.journeyman.api.Usage;
import dev.journeyman.core.guard.Standing;
import java.time.Duration;

/**
 * Where the scopes of one thread work: their strand, their worktree, who acts, and the time they may take.
 *
 * <p>Scopes on the same thread share all of it but the actor.
 */
final class Place {
    private final Strand strand;
    private final Site site;
    private final String actor;
    private final Allowance allowance;

    /** The engine acts here until an agent does. */
    Place(Strand strand, Site site, Duration limit) {
        this(strand, site, Standing.ENGINE, new Allowance(limit));
    }

    private Place(Strand strand, Site site, String actor, Allowance allowance) {
        this.strand = strand;
        this.site = site;
        this.actor = actor;
        this.allowance = allowance;
    }

    /** The same place, somebody else acting. */
    Place as(String newActor) {
        return new Place(strand, site, newActor, allowance);
    }

    Strand strand() {
        return strand;
    }

    Site site() {
        return site;
    }

    /** Name of the agent that acts, or {@link Standing#ENGINE}. */
    String actor() {
        return actor;
    }

    /** Counts what a passed step took. */
    void spend(Usage used, long millis) {
        allowance.usage = allowance.usage.plus(used);
        allowance.millis += millis;
    }

    /** What the steps passed here have used. */
    Usage used() {
        return allowance.usage;
    }

    /** What is left of the time for the steps passed here; never negative. */
    Duration timeLeft() {
        Duration left = allowance.limit.minusMillis(allowance.millis);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Measured by the recorded steps, so a replay sees the same and waiting costs nothing. */
    private static final class Allowance {
        private final Duration limit;
        private Usage usage = Usage.NONE;
        private long millis;

        Allowance(Duration limit) {
            this.limit = limit;
        }
    }
}
