package dev.journeyman.api.dialog;

import java.util.Optional;

/** What a person says to a {@link Question}. Kinds may be added: readers need a default branch. */
public sealed interface Answer {
    /** What is to be done differently from now on; empty if nothing is. */
    default Optional<Feedback> feedback() {
        return Optional.empty();
    }

    /** Whether it is a certain word, whatever its case: an option of a decision. */
    default boolean says(String word) {
        return this instanceof Said said && said.text().strip().equalsIgnoreCase(word);
    }

    /**
     * The result stands, as it is or as the person has edited it. Bound to what was shown: it counts only for that tree and
     * artifact.
     *
     * @param tree the tree of the question
     * @param artifactHash the artifact hash of the question
     * @param comment goes to the phases that follow; may be empty
     * @param kind how the comment is taken; a remark if empty
     * @param edited what later phases get instead of the artifact that was shown; checked as an agent's would be
     */
    record Approved(
            String tree,
            String artifactHash,
            String comment,
            Optional<Feedback.Kind> kind,
            Optional<EditedArtifact> edited)
            implements Answer {
        /** An approval of the result as it is. */
        public Approved(String tree, String artifactHash, String comment, Optional<Feedback.Kind> kind) {
            this(tree, artifactHash, comment, kind, Optional.empty());
        }

        /** An approval with a plain remark. */
        public Approved(String tree, String artifactHash, String comment) {
            this(tree, artifactHash, comment, Optional.empty());
        }

        /** The same with an artifact of the person's own. */
        public Approved withEdited(EditedArtifact artifact) {
            return new Approved(tree, artifactHash, comment, kind, Optional.of(artifact));
        }

        @Override
        public Optional<Feedback> feedback() {
            return remark(comment, kind);
        }
    }

    /**
     * The result does not stand; the phase is done again.
     *
     * @param comment why; goes into the next attempt
     * @param kind how the comment is taken; a remark if empty
     */
    record Rejected(String comment, Optional<Feedback.Kind> kind) implements Answer {
        /** A rejection with a plain remark. */
        public Rejected(String comment) {
            this(comment, Optional.empty());
        }

        @Override
        public Optional<Feedback> feedback() {
            return remark(comment, kind);
        }
    }

    /**
     * Anything else: the answer to a clarification, or one of the options of a decision.
     *
     * @param text in the person's words
     */
    record Said(String text) implements Answer {}

    private static Optional<Feedback> remark(String comment, Optional<Feedback.Kind> kind) {
        return comment.isBlank()
                ? Optional.empty()
                : Optional.of(new Feedback(kind.orElse(Feedback.Kind.COMMENT), comment));
    }
}
