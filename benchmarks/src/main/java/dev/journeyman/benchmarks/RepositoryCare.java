package dev.journeyman.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;

/**
 * What becomes of a repository in its user's hands: delivered branches are deleted once they are of no more use, and git
 * puts packs together when there are many, as it does by itself after a merge or commit. To be used while no workflow is at
 * work.
 */
final class RepositoryCare {
    /** Git's own limit. */
    private static final int MOST_PACKS = 50;

    private final Path repository;

    /** @param repository a bare one */
    RepositoryCare(Path repository) {
        this.repository = repository;
    }

    void tidyUp() throws IOException {
        try (FileRepository git = new FileRepository(repository.toFile())) {
            deleteBranches(git);
            if (git.getObjectDatabase().getPacks().size() > MOST_PACKS) {
                collectGarbage(git);
            }
        }
    }

    private static void deleteBranches(FileRepository git) throws IOException {
        for (Ref branch : git.getRefDatabase().getRefsByPrefix(Constants.R_HEADS + "journeyman/")) {
            RefUpdate update = git.updateRef(branch.getName());
            update.setForceUpdate(true);
            update.delete();
        }
    }

    private static void collectGarbage(FileRepository git) throws IOException {
        git.getConfig().setString("gc", null, "pruneExpire", "now");
        git.getConfig().setString("gc", null, "prunePackExpire", "now");
        new GC(git).repack();
    }
}
