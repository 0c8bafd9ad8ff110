package dev.journeyman.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** A small git repository with a build file. */
public final class SampleProject {
    private SampleProject() {}

    /** Makes the repository in an empty folder. */
    public static Path create(Path folder) throws Exception {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            Files.writeString(folder.resolve("README.md"), "# Sample\n");
            Files.writeString(folder.resolve("pom.xml"), "<project/>\n");
            Files.writeString(folder.resolve(".gitignore"), "target/\n");
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("chore: begin")
                    .setAuthor("Ann", "ann@example.org")
                    .setCommitter("Ann", "ann@example.org")
                    .setSign(false)
                    .call();
        }
        return folder;
    }

    /** The tree of a branch. */
    public static String tree(Path folder, String branch) throws Exception {
        return commit(folder, branch).getTree().name();
    }

    /** The messages of the newest commits of all branches. */
    public static List<String> branches(Path folder) throws Exception {
        List<String> messages = new ArrayList<>();
        try (Git git = Git.open(folder.toFile());
                RevWalk walk = new RevWalk(git.getRepository())) {
            for (Ref ref : git.branchList().call()) {
                RevCommit commit = walk.parseCommit(ref.getObjectId());
                walk.parseBody(commit);
                messages.add(commit.getFullMessage());
            }
        }
        return messages;
    }

    /** Deletes a branch. */
    public static void deleteBranch(Path folder, String branch) throws Exception {
        try (Git git = Git.open(folder.toFile())) {
            git.branchDelete().setBranchNames(branch).setForce(true).call();
        }
    }

    /** The newest commit of a branch. */
    public static RevCommit commit(Path folder, String branch) throws Exception {
        try (Git git = Git.open(folder.toFile());
                RevWalk walk = new RevWalk(git.getRepository())) {
            ObjectId id = git.getRepository().resolve("refs/heads/" + branch);
            RevCommit commit = walk.parseCommit(id);
            walk.parseBody(commit);
            return commit;
        }
    }
}
