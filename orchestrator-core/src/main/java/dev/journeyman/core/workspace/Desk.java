package dev.journeyman.core.workspace;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory to work in, outside the user's checkout, with a git of its own that the engine never reads.
 *
 * <p>One writer at a time. No process may be running in the directory during {@link #moveTo} and {@link #discard}; a
 * {@link #snapshot} beside a running process may hold a torn file.
 */
public interface Desk {
    /** Where it lies; absent until the first {@link #moveTo}. */
    Path directory();

    /** The commit that the directory was last moved to or saved as; empty if there is no directory. */
    Optional<String> current();

    /**
     * Saves the directory's files as a commit; costs what changed, not what exists.
     *
     * @param parent the commit's parent, and the answer if its files are the same
     * @param label the message of the new commit
     */
    Snapshot snapshot(String parent, String label);

    /**
     * Makes the directory's files those of a commit, creating the directory if there is none. Ignored files stay.
     *
     * <p>Whatever stands there in no commit is first saved, and the answer names it.
     */
    Restored moveTo(String commit);

    /** By what the directory was last made ready for work; empty for a new one. */
    Optional<String> readyBy();

    /** Notes that the directory was made ready; what stands there in no commit stays, and is no new work. */
    void ready(String by);

    /** Removes the directory; what stands there in no commit is saved first, ignored files go. */
    void discard();
}
