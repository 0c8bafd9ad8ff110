package dev.journeyman.backend.linear;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A line of the file that says how far both sides agree; later lines win. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MirrorLine.Pair.class, name = "pair"),
    @JsonSubTypes.Type(value = MirrorLine.Sent.class, name = "sent"),
    @JsonSubTypes.Type(value = MirrorLine.Seen.class, name = "seen")
})
sealed interface MirrorLine {
    /** A Pair or other line replaces the earlier one of the same key. */
    String key();

    /**
     * An item and its issue as they were when both sides last agreed.
     *
     * @param item the item's id
     * @param project the item's project
     * @param here the item
     * @param there the issue
     * @param closedByPerson a person closed the issue, and it is not ours to move
     * @param lost the issue is deleted or was refused: nothing more is sent
     * @param waiting items it depends on that were not in Linear yet
     * @param asked the state that was asked for since, whether or not it came about; empty if none was
     */
    record Pair(
            String item,
            String project,
            Here here,
            Issue there,
            boolean closedByPerson,
            boolean lost,
            List<String> waiting,
            String asked)
            implements MirrorLine {
        public Pair {
            waiting = List.copyOf(waiting);
        }

        @Override
        public String key() {
            return "pair " + item;
        }

        /** The same with the other side as it is now. */
        Pair agreed(Here hereNow, Issue thereNow) {
            return new Pair(item, project, hereNow, thereNow, closedByPerson, lost, waiting, "");
        }

        Pair closedByPerson(boolean closed) {
            return new Pair(item, project, here, there, closed, lost, waiting, asked);
        }

        /** The same, noted before a state is asked for: an answer may be lost, and the move is ours all the same. */
        Pair asking(String state) {
            return new Pair(item, project, here, there, closedByPerson, lost, waiting, state);
        }

        /** Whether a state of the issue is one that was asked for. */
        boolean isAsked(String state) {
            return state.equals(asked);
        }

        Pair asLost() {
            return new Pair(item, project, here, there, closedByPerson, true, List.of(), "");
        }

        Pair stillWaiting(List<String> items) {
            return new Pair(item, project, here, there, closedByPerson, lost, items, asked);
        }
    }

    /**
     * How far a project's changes were sent.
     *
     * @param project ours
     * @param cursor of the local tracker
     */
    record Sent(String project, String cursor) implements MirrorLine {
        @Override
        public String key() {
            return "sent " + project;
        }
    }

    /**
     * Up to when we know what people did in a project of Linear's, by Linear's clock.
     *
     * @param linearProject its id
     * @param issues the newest change of an issue
     * @param comments the newest change of a comment
     */
    record Seen(String linearProject, String issues, String comments) implements MirrorLine {
        @Override
        public String key() {
            return "seen " + linearProject;
        }
    }
}
