package dev.journeyman.core.config;

import java.util.List;

/**
 * What a new directory for work gets beside the files of its commit.
 *
 * @param copy files of the checkout that builds need though git ignores them: globs from the repository's root. They are
 *     never committed
 * @param setup program and arguments that make the directory ready; empty: what the build needs by itself
 */
public record WorkspaceSettings(List<String> copy, List<String> setup) {
    /** What holds where nothing is said: nothing. */
    public static final WorkspaceSettings DEFAULTS = new WorkspaceSettings(List.of(), List.of());

    public WorkspaceSettings {
        copy = List.copyOf(copy);
        setup = List.copyOf(setup);
    }

    /** The same with files to copy. */
    public WorkspaceSettings withCopy(String... globs) {
        return new WorkspaceSettings(List.of(globs), setup);
    }

    /** The same with a command that makes directories ready. */
    public WorkspaceSettings withSetup(String... argv) {
        return new WorkspaceSettings(copy, List.of(argv));
    }
}
