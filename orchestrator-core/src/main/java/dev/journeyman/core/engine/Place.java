package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.guard.Account;
import dev.journeyman.core.guard.Standing;
import java.time.Duration;
import java.util.Optional;

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

    /**
     * The engine acts here until an agent does.
     *
     * @param payer whose time it is
     */
    Place(Strand strand, Site site, Accounts accounts, Account payer) {
        this(strand, site, Standing.ENGINE, new Allowance(accounts, payer, Duration.ZERO));
    }

    /** A place for a branch of what is done here, on a thread and in a worktree of its own. */
    Place branch(Strand own, Site worktree) {
        return new Place(
                own, worktree, Standing.ENGINE, new Allowance(allowance.accounts, allowance.payer, allowance.spent()));
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
    void spend(Action action, Usage used, long millis) {
        allowance.usage = allowance.usage.plus(used);
        allowance.millis += Checking.isBaseline(action) ? 0 : millis;
    }

    /** What a step may take: the first build has a limit of its own, whoever happens to ask for it. */
    Duration timeLeft(Action action, Duration own) {
        return Checking.isBaseline(action) || own.compareTo(timeLeft()) < 0 ? own : timeLeft();
    }

    /** What the steps passed here have used. */
    Usage used() {
        return allowance.usage;
    }

    /** What is left of the time for the steps passed here; never negative. */
    Duration timeLeft() {
        Duration left = allowance.accounts.time(allowance.payer).minus(allowance.spent());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Why no more step may begin here, if all of the time is used up. */
    Optional<Failure> overtime() {
        return allowance.accounts.overtime(allowance.payer, allowance.spent());
    }

    /** Measured by the recorded steps, so a replay sees the same and waiting costs nothing. */
    private static final class Allowance {
        private final Accounts accounts;
        private final Account payer;
        private final Duration before;
        private Usage usage = Usage.NONE;
        private long millis;

        Allowance(Accounts accounts, Account payer, Duration before) {
            this.accounts = accounts;
            this.payer = payer;
            this.before = before;
        }

        Duration spent() {
            return before.plusMillis(millis);
        }
    }
}
