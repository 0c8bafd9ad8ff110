package dev.journeyman.api.phase;

import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Scope;
import dev.journeyman.api.step.StepRecord;

/**
 * Says what is done and when.
 *
 * <p>Shared by workflows and stateless. After a crash it runs again from its first line and its recorded steps answer from
 * the journal: outside step bodies it must see only what its context gives it. Passes {@code PhaseContract}.
 */
public interface Phase {
    /** The name pipelines use, {@code [a-z0-9-]}. */
    String name();

    /** Raise it when the order of the steps changes. */
    default int version() {
        return 1;
    }

    /** Does the work. An exception is an accident and fails the phase. */
    PhaseResult run(PhaseContext context) throws Exception;

    /**
     * Whether {@link #undo} takes back effects of this kind. By default it takes back none: a rollback leaves them where they
     * are and says so, and the phase is not done anew of itself once it has had one.
     */
    default boolean undoes(Action effect) {
        return false;
    }

    /**
     * Takes back an effect outside that a rollback, redo, retry or the end for good takes off the timeline. Called newest
     * effect first, only for what it {@linkplain #undoes says it undoes}.
     *
     * <p>Must be idempotent, and find by its id an effect whose record holds no result: it may have happened or not. What it
     * throws is put to a person, who has it tried again or does it by hand.
     *
     * @param scope records the steps that it takes; they are not undone themselves
     */
    default void undo(StepRecord effect, Scope scope) throws Exception {}
}
