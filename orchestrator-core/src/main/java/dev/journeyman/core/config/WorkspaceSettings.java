package dev.journeyman.core.config;

import java.util.List;
import java.util.Optional;

/**
 * How workflows work side by side in one repository: what their directories get beside the files of a commit, and how they
 * mind one another's files.
 *
 * @param copy files of the checkout that builds need though git ignores them: globs from the repository's root. They are
 *     never committed
 * @param setup program and arguments that make the directory ready; empty: what the build needs by itself
 * @param locks what an item does about a file that an item of another workflow works on
 * @param share the remote to which the commits of workflows are sent, below {@code refs/journeyman/}, so that other machines
 *     can go on with them; empty: they stay on the machine that made them
 */
public record WorkspaceSettings(List<String> copy, List<String> setup, Locks locks, Optional<String> share) {
    /** What holds where nothing is said: nothing but a warning. */
    public static final WorkspaceSettings DEFAULTS =
            new WorkspaceSettings(List.of(), List.of(), Locks.WARN, Optional.empty());

    /** What an item does about a file that an item of another workflow works on. */
    public enum Locks {
        /** It goes on, and says so. */
        WARN,
        /** It waits until the other one is done. */
        WAIT,
        /** It does not look, and nobody sees what it works on. */
        OFF
    }

    public WorkspaceSettings {
        copy = List.copyOf(copy);
        setup = List.copyOf(setup);
    }

    /** The same with files to copy. */
    public WorkspaceSettings withCopy(String... globs) {
        return new WorkspaceSettings(List.of(globs), setup, locks, share);
    }

    /** The same with a command that makes directories ready. */
    public WorkspaceSettings withSetup(String... argv) {
        return new WorkspaceSettings(copy, List.of(argv), locks, share);
    }

    /** The same that minds others' files in another way. */
    public WorkspaceSettings withLocks(Locks policy) {
        return new WorkspaceSettings(copy, setup, policy, share);
    }

    /** The same that sends commits to a remote. */
    public WorkspaceSettings withShare(String remote) {
        return new WorkspaceSettings(copy, setup, locks, Optional.of(remote));
    }
}
