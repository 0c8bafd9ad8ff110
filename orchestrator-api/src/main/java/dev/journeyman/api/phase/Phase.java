package dev.journeyman.api.phase;

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

    /** Undoes an effect outside; must be idempotent. Called newest effect first. */
    default void undo(StepRecord effect, Scope scope) throws Exception {}
}
