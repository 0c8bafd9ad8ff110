package dev.journeyman.core.engine;

import dev.journeyman.api.Usage;
import dev.journeyman.core.guard.Standing;
import dev.journeyman.core.journal.Event;
import java.time.Duration;

/**
 * Where the scopes of one thread work: their strand, their worktree, who acts, and what the steps they passed have spent.
 *
 * <p>Scopes on the same thread share all of it but the actor.
 */
final class Place {
    private final Strand strand;
    private final Site site;
    private final String actor;
    private final Passed passed;

    /** The engine acts here until an agent does. */
    Place(Strand strand, Site site) {
        this(strand, site, Standing.ENGINE, new Passed());
    }

    private Place(Strand strand, Site site, String actor, Passed passed) {
        this.strand = strand;
        this.site = site;
        this.actor = actor;
        this.passed = passed;
    }

    /** The same place, somebody else acting. */
    Place as(String newActor) {
        return new Place(strand, site, newActor, passed);
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

    /** Counts what a passed step took, as it is recorded: a replay sees the same. */
    void spend(Event.Tried step) {
        passed.usage = passed.usage.plus(step.used());
        passed.time = passed.time.plusMillis(step.millis());
    }

    /** What the steps passed here have used. */
    Usage used() {
        return passed.usage;
    }

    /** What the steps passed here took. */
    Duration time() {
        return passed.time;
    }

    /** A sum that several scopes share. */
    private static final class Passed {
        private Usage usage = Usage.NONE;
        private Duration time = Duration.ZERO;
    }
}
