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
    public record Skipped(String path, Reason reason) {
        /** The file and the reason, for people. */
        public String words() {
            return Quoted.path(path) + " (" + reason.words() + ")";
        }
    }

    /** Why a file is not taken. */
    public enum Reason {
        /** Looks like a secret, such as {@code .env} or a private key, and is in no commit yet. */
        SECRET("looks like a secret"),
        /** Larger than 50 MB. */
        TOO_LARGE("larger than 50 MB"),
        /** A name that git reserves or that some file system cannot hold. */
        RESERVED_NAME("a name that git reserves"),
        /** Neither file, folder nor link, or unreadable. */
        UNREADABLE("cannot be read"),
        /** Work in a submodule's folder, or in a repository made inside, which belongs to that other repository. */
        SUBMODULE("belongs to another repository"),
        /** Changed, though the user's index says that git is not to look: its flag assume-unchanged or skip-worktree. */
        LEFT_ALONE("git was told to leave it alone"),
        /** Given to Git LFS by the project's attributes: only Git LFS could commit it. */
        LFS("kept by Git LFS");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason in a few words for people. */
        public String words() {
            return words;
        }
    }
}
