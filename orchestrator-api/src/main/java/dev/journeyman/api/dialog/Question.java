package dev.journeyman.api.dialog;

import dev.journeyman.api.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something only a person can answer. Kinds may be added: readers need a default branch. */
public sealed interface Question {
    /** What is asked, in a few lines of Markdown. */
    String text();

    /**
     * May this result stand?
     *
     * @param gate the gate that asks
     * @param phase the phase whose result it is
     * @param tree the tree the result stands on
     * @param artifactHash SHA-256 of the artifact, or "" if there is none
     * @param text what to look at
     * @param editable the name of an artifact that may be edited; empty if all of the result was seen by the engine
     * @param deadline until when an answer is wanted; empty if it has time
     */
    record Approval(
            String gate,
            String phase,
            String tree,
            String artifactHash,
            String text,
            Optional<String> editable,
            Optional<Deadline> deadline)
            implements Question {
        /** A question that has time, about something that is not edited. */
        public Approval(String gate, String phase, String tree, String artifactHash, String text) {
            this(gate, phase, tree, artifactHash, text, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Until when an answer is wanted. An answer that comes later still counts, as long as nothing else was decided.
     *
     * @param at the moment
     * @param then what becomes of the workflow if nobody has answered by then
     */
    record Deadline(Instant at, Overdue then) {}

    /** What becomes of a workflow that nobody has answered in time. */
    enum Overdue {
        /** It goes on waiting, and says that the time is over. */
        ASK,
        /** It stops; a resume goes on once there is an answer. */
        STOP
    }

    /**
     * What is meant?
     *
     * @param text the question
     * @param options suggested answers; may be empty
     */
    record Clarification(String text, List<String> options) implements Question {
        public Clarification {
            options = List.copyOf(options);
        }
    }

    /**
     * How to go on after a failure or a breached limit?
     *
     * @param failure what happened
     * @param text what it means
     * @param options the answers that are understood
     */
    record Decision(Failure failure, String text, List<String> options) implements Question {
        public Decision {
            options = List.copyOf(options);
        }
    }
}
