package dev.journeyman.core.workspace;

import java.util.List;

/**
 * Where work will start.
 *
 * @param commit in the user's repository
 * @param uncommitted whether what is not committed in the checkout is taken along, in a commit of ours on that one
 * @param notes what people should know about it, a sentence or two each
 */
public record StartingPoint(String commit, boolean uncommitted, List<String> notes) {
    public StartingPoint {
        notes = List.copyOf(notes);
    }
}
