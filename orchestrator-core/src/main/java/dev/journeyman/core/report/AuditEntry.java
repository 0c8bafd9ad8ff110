package dev.journeyman.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One action in a workflow: who did what, by which permission, and what came of it.
 *
 * @param sequence the event of the journal that says so
 * @param at when it was appended
 * @param scope where it happened, such as {@code code#1/dispatch:1/item-a#1}
 * @param call the call of the scope, such as {@code model/1}
 * @param by the agent or person, or {@code engine}
 * @param action the kind of action, such as {@code edit} or {@code model}
 * @param input what was to be done, in short
 * @param output what came of it, in short; may be empty
 * @param rule the rule of the gate that allowed it; empty where none was asked
 * @param status how it ended
 * @param duration how long it took, where that was measured
 * @param error what went wrong; empty if nothing did
 * @param counts false if a redo, a retry or a rollback has taken it off the timeline since
 */
public record AuditEntry(
        long sequence,
        Instant at,
        String scope,
        String call,
        String by,
        String action,
        String input,
        String output,
        String rule,
        Status status,
        Optional<Duration> duration,
        String error,
        boolean counts) {
    /** How an action ended. */
    public enum Status {
        DONE,
        FAILED,
        /** The gate said no. */
        DENIED,
        /** This try failed and another one followed. */
        RETRIED,
        /** It began and its end is not recorded: it is at work, or died with its process. */
        UNFINISHED
    }
}
