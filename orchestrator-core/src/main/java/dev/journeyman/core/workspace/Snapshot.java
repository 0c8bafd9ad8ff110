package dev.journeyman.core.workspace;

import java.util.List;

/**
 * A directory's files, saved.
 *
 * @param commit holds them; the given parent if they are the same
 * @param skipped files that were left out and must be spoken of
 */
public record Snapshot(String commit, List<Skipped> skipped) {
    public Snapshot {
        skipped = List.copyOf(skipped);
    }

    /**
     * A file that was not taken.
     *
     * @param path the file
     * @param reason why
     */
    public record Skipped(String path, Reason reason) {}

    /** Why a file is not taken. */
    public enum Reason {
        /** Looks like a secret, such as {@code .env} or a private key, and is in no commit yet. */
        SECRET,
        /** Larger than 50 MB. */
        TOO_LARGE,
        /** A name that git reserves or that some file system cannot hold. */
        RESERVED_NAME,
        /** Neither file, folder nor link, or unreadable. */
        UNREADABLE,
        /** Work in a submodule's folder, which belongs to another repository. */
        SUBMODULE
    }
}
