package dev.journeyman.core.workspace;

import java.util.List;

/** The outcome of a merge. */
public sealed interface Merge {
    /**
     * Both sides went together.
     *
     * @param commit the result; its parents are ours and theirs
     */
    record Merged(String commit) implements Merge {}

    /**
     * Someone must decide.
     *
     * @param conflicts where and how the sides differ, sorted by path
     */
    record Conflicting(List<Conflict> conflicts) implements Merge {
        public Conflicting {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * One file that both sides changed.
     *
     * @param path the file
     * @param text its content with git's conflict markers, or a sentence where there is no text to mark
     */
    record Conflict(String path, String text) {}
}
