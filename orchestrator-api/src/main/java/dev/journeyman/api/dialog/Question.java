package dev.journeyman.api.dialog;

import dev.journeyman.api.Failure;
import java.util.List;

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
     */
    record Approval(String gate, String phase, String tree, String artifactHash, String text) implements Question {}

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
