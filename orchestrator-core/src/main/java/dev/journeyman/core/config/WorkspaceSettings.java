package dev.journeyman.core.config;

import java.util.List;

/**
 * How workflows work side by side in one repository: what their directories get beside the files of a commit, and how they
 * mind one another's files.
 *
 * @param copy files of the checkout that builds need though git ignores them: globs from the repository's root. They are
 *     never committed
 * @param setup program and arguments that make the directory ready; empty: what the build needs by itself
 * @param locks what an item does about a file that an item of another workflow works on
 */
public record WorkspaceSettings(List<String> copy, List<String> setup, Locks locks) {
    /** What holds where nothing is said: nothing but a warning. */
    public static final WorkspaceSettings DEFAULTS = new WorkspaceSettings(List.of(), List.of(), Locks.WARN);

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
        return new WorkspaceSettings(List.of(globs), setup, locks);
    }

    /** The same with a command that makes directories ready. */
    public WorkspaceSettings withSetup(String... argv) {
        return new WorkspaceSettings(copy, List.of(argv), locks);
    }

    /** The same that minds others' files in another way. */
    public WorkspaceSettings withLocks(Locks policy) {
        return new WorkspaceSettings(copy, setup, policy);
    }
}
