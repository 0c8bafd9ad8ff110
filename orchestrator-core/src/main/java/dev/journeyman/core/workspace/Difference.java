package dev.journeyman.core.workspace;

/**
 * One file that differs between two commits.
 *
 * @param path the file
 * @param kind what happened to it
 * @param added lines that are new; 0 for binary files
 * @param removed lines that are gone; 0 for binary files
 */
public record Difference(String path, Kind kind, int added, int removed) {
    /** What happened to a file. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }
}
