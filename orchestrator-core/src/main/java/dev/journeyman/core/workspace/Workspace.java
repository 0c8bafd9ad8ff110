package dev.journeyman.core.workspace;

import dev.journeyman.api.step.FileEdit;
import java.util.List;

/**
 * The code of one workflow: commits in the engine's store, made from a base in the user's repository.
 *
 * <p>A commit is named by its git id. All methods but {@link #desk} may be called from several threads; whoever calls
 * holds the workflow's lease. A refusal is an {@code OrchestratorException} whose failure says what to do.
 */
public interface Workspace extends CodeHistory {
    /** The commit that the workflow started from. */
    String base();

    /**
     * The commit of the user's that the base stands on: the base itself, unless that is ours and holds what he had not
     * committed. The same before and after a delivery.
     */
    String userBase();

    /**
     * Applies edits to a commit's files without a directory; costs what is touched, not what exists.
     *
     * <p>All or none: edits apply in order, a path is created, deleted, deleted and created, or replaced in any number
     * of blocks. A refused edit gives up with a code {@code edit.*} and a message that a model can act on.
     *
     * @param label the message of the new commit
     */
    Edited edit(String parent, List<FileEdit> edits, String label);

    /**
     * The directory of this name; nothing is created before it is used.
     *
     * @param name 1 to 64 characters of {@code [a-z0-9-]}
     */
    Desk desk(String name);

    /** Merges two commits that grew from a base; follows renames, touches no directory. */
    Merge merge(String base, String ours, String theirs, String label);

    /**
     * Keeps a commit and its history under a name; what the name kept before stays kept as well.
     *
     * @param name 1 to 64 characters of {@code [a-z0-9-]}
     */
    void save(String name, String commit);

    /** Whether a commit can be read with all that it changed since the base. */
    boolean readable(String commit);

    /**
     * Puts a commit's files on a new branch of the user's repository, as one commit on the base. No hooks, no signing.
     *
     * <p>A branch that exists is never moved: {@code -2}, {@code -3} and so on is appended. A repeat with the same files
     * and message finds the branch that is already there.
     *
     * @param commit whose files are delivered
     * @param branch the name without {@code refs/heads/}
     * @param message the whole message, trailers included
     */
    Delivered deliver(String commit, String branch, String message, Identity author);

    /**
     * The branches that will not merge with a commit's files by themselves, among those that are checked out and those that
     * were delivered.
     *
     * @param own a line in the message of what this workflow has delivered before, which does not count
     */
    List<Overlap> overlaps(String commit, String own);

    @Override
    void close();
}
