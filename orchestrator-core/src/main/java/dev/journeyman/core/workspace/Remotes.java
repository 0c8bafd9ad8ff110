package dev.journeyman.core.workspace;

import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.lib.Config;

/**
 * The remotes of a repository.
 *
 * @param config of the repository
 * @param root from where a path as address is meant
 */
record Remotes(Config config, Path root) {
    private static final String SECTION = "remote";

    /** Refuses one that is not set up. */
    void require(String name) {
        Set<String> known = config.getSubsections(SECTION);
        if (!known.contains(name)) {
            throw Attempt.refused(
                    "repository.no-remote",
                    "workspace.share is '" + name + "', but this repository has "
                            + (known.isEmpty() ? "no remote" : "the remotes " + known)
                            + ": name one of its remotes, or add it with 'git remote add'.");
        }
    }

    /**
     * One as it is set up now.
     *
     * @param from the repository that talks to it
     */
    Remote find(String name, Path from) {
        String push = config.getString(SECTION, name, "pushurl");
        String url = push == null ? String.valueOf(config.getString(SECTION, name, "url")) : push;
        return new Remote(
                name, url.startsWith(".") ? root.resolve(url).normalize().toString() : url, from);
    }
}
