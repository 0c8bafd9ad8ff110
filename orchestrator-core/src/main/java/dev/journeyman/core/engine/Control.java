package dev.journeyman.core.engine;

import dev.journeyman.api.WorkflowStatus;
import java.util.Optional;

/** What the workflow as a whole is asked to do. Thread-safe; the first request of a kind counts, a hard end may follow. */
final class Control {
    private volatile Optional<Rest> rest = Optional.empty();
    private volatile Optional<RollBack> rollBack = Optional.empty();
    private volatile boolean undoing;
    private volatile boolean hard;
    private volatile boolean lost;
    private Runnable alarm = () -> {};

    /**
     * A request to come to rest.
     *
     * @param status in which state
     * @param reason why, for people
     */
    record Rest(WorkflowStatus status, String reason) {}

    /**
     * A request to go back.
     *
     * @param signalId the signal that said so
     * @param to the event to go back to
     */
    record RollBack(String signalId, long to) {}

    /** Ends the run after the atomic unit at work. */
    synchronized void rest(WorkflowStatus status, String reason) {
        if (rest.isEmpty()) {
            rest = Optional.of(new Rest(status, reason));
            alarm.run();
        }
    }

    /** Has something done at each request to rest from now on, and for one that is there. */
    synchronized void onRest(Runnable action) {
        alarm = action;
        if (rest.isPresent()) {
            action.run();
        }
    }

    /** Ends what is at work, then goes back. */
    synchronized void rollBack(RollBack request) {
        rollBack = Optional.of(request);
    }

    /** Forgets a request to rest that is done by noting it. */
    synchronized void withdrawRest() {
        rest = Optional.empty();
    }

    /** Forgets a request to go back that was refused. */
    synchronized void withdrawRollBack() {
        rollBack = Optional.empty();
    }

    /** A rollback or the end for good is under way: until it is done nothing is copied. */
    synchronized void beginUndoing() {
        undoing = true;
        hard = false;
        rollBack = Optional.empty();
    }

    /** It is done. */
    synchronized void endUndoing() {
        undoing = false;
    }

    /** Ends programs and model calls at once, too. */
    void endNow() {
        hard = true;
    }

    /** Nothing more can be recorded: everything ends at once. */
    void lose() {
        lost = true;
        hard = true;
    }

    boolean lost() {
        return lost;
    }

    /** Whether the scopes are to be left. */
    boolean cancelled() {
        return lost || rest.isPresent() || rollBack.isPresent();
    }

    /** Whether signals may be copied. */
    boolean listening() {
        return !undoing && !cancelled();
    }

    boolean undoing() {
        return undoing;
    }

    boolean hard() {
        return hard;
    }

    Optional<Rest> rest() {
        return rest;
    }

    Optional<RollBack> rollBack() {
        return rollBack;
    }
}
