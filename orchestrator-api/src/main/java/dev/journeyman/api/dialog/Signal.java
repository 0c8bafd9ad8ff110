package dev.journeyman.api.dialog;

import java.util.List;

/** What somebody says to a workflow from outside. Kinds may be added: readers need a default branch. */
public sealed interface Signal {
    /** Chosen by the poster; a repeat with the same id counts once. */
    String id();

    /** Who said it. */
    String by();

    /** Answers a question. */
    record Answered(String id, String by, String questionId, Answer answer) implements Signal {}

    /** Stop at the next atomic unit and wait. */
    record Pause(String id, String by, String reason) implements Signal {}

    /** Go on, minding the feedback. */
    record Resume(String id, String by, List<Feedback> feedback) implements Signal {
        public Resume {
            feedback = List.copyOf(feedback);
        }
    }

    /** Return to the state right after an event. */
    record RollBack(String id, String by, long toSequence) implements Signal {}

    /** Stop; can be resumed later. */
    record Stop(String id, String by, String reason) implements Signal {}

    /** Give up for good and free everything. */
    record Abandon(String id, String by, String reason) implements Signal {}
}
