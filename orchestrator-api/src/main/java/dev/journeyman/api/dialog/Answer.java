package dev.journeyman.api.dialog;

/** What a person says to a {@link Question}. Kinds may be added: readers need a default branch. */
public sealed interface Answer {
    /**
     * The result stands. Bound to what was shown: it counts only for that tree and artifact.
     *
     * @param tree the tree of the question
     * @param artifactHash the artifact hash of the question
     * @param comment goes to the phases that follow; may be empty
     */
    record Approved(String tree, String artifactHash, String comment) implements Answer {}

    /**
     * The result does not stand; the phase is done again.
     *
     * @param comment why; goes into the next attempt
     */
    record Rejected(String comment) implements Answer {}

    /**
     * Anything else: the answer to a clarification, or one of the options of a decision.
     *
     * @param text in the person's words
     */
    record Said(String text) implements Answer {}
}
