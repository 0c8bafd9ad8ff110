package dev.journeyman.cli.endtoend;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** A git repository with a checkout. */
record GitFolder(Path path) {
    private static final String DELIVERED = "refs/heads/journeyman/";

    /** Makes a repository of a folder and commits what is in it. */
    static GitFolder init(Path path) throws Exception {
        Git.init().setDirectory(path.toFile()).setInitialBranch("main").call().close();
        GitFolder folder = new GitFolder(path);
        folder.commitAll("chore: begin");
        return folder;
    }

    /** Commits what is in the checkout. */
    void commitAll(String message) throws Exception {
        try (Git git = Git.open(path.toFile())) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage(message)
                    .setAuthor("Ann", "ann@example.org")
                    .setCommitter("Ann", "ann@example.org")
                    .setSign(false)
                    .setNoVerify(true)
                    .call();
        }
    }

    /** The only branch that was delivered. */
    String delivered() throws Exception {
        try (Git git = Git.open(path.toFile())) {
            List<Ref> refs = git.getRepository().getRefDatabase().getRefsByPrefix(DELIVERED);
            if (refs.size() != 1) {
                throw new AssertionError("not one delivered branch, but " + refs);
            }
            return refs.get(0).getName();
        }
    }

    /** The newest commit of a branch. */
    RevCommit commit(String branch) throws Exception {
        try (Git git = Git.open(path.toFile());
                RevWalk walk = new RevWalk(git.getRepository())) {
            return walk.parseCommit(git.getRepository().resolve(branch));
        }
    }

    /** A checkout of a branch in a folder of its own. */
    Path checkout(String branch, Path target) throws Exception {
        Git.cloneRepository()
                .setURI(path.toUri().toString())
                .setDirectory(target.toFile())
                .setBranch(branch)
                .call()
                .close();
        return target;
    }

    /** Whether checkout and index are as committed. */
    boolean clean() throws Exception {
        try (Git git = Git.open(path.toFile())) {
            return git.status().call().isClean();
        }
    }

    /** All refs but the engine's own and what it delivered. */
    Map<String, String> foreignRefs() throws Exception {
        try (Git git = Git.open(path.toFile())) {
            return git.getRepository().getRefDatabase().getRefs().stream()
                    .filter(ref -> !ref.getName().startsWith(DELIVERED)
                            && !ref.getName().startsWith("refs/journeyman/"))
                    .collect(Collectors.toMap(
                            Ref::getName,
                            ref -> String.valueOf(
                                    Objects.requireNonNull(ref.getObjectId()).getName())));
        }
    }
}
