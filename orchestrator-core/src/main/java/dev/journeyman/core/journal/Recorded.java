package dev.journeyman.core.journal;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import java.time.Instant;

/**
 * An event with its place in the journal.
 *
 * @param sequence 1 for the first
 * @param parent the event before it on the timeline; 0 for the first
 * @param at when it was appended; for people only
 * @param scope path of the scope it belongs to; "" for control
 * @param call which call of the scope it belongs to, such as {@code model/1}; "" if it is the scope's own
 * @param event what happened
 */
public record Recorded(long sequence, long parent, Instant at, String scope, String call, Event event) {

    /** The parent of an event with this sequence: the one before it, unless the event goes back to an earlier one. */
    static long parentOf(Event event, long sequence) {
        return event instanceof Event.RolledBack back ? back.to() : sequence - 1;
    }

    /** The name that a scope, or a part of one, begins with; a whole one's is the phase that it lies in. */
    public static String nameOf(String scope) {
        int end = scope.indexOf('#');
        return end < 0 ? scope : scope.substring(0, end);
    }

    /** The phase that it belongs to; outside of phases the scope. */
    public String phase() {
        return nameOf(scope);
    }

    /** Names the call across scopes. */
    public String callId() {
        return scope + "/" + call;
    }

    /** Tells whether it belongs to a scope or to one inside it. */
    public boolean within(String path) {
        return scope.equals(path) || scope.startsWith(path + "/");
    }

    /** A name that follows from the workflow and a sequence: for effects and questions. */
    public static String idOf(WorkflowId workflow, long sequence) {
        return JournalEntry.chainedHash(workflow.value(), Long.toString(sequence))
                .substring(0, 16);
    }
}
