package dev.journeyman.core.repositories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FileUtils;

/** A repository with a checkout, and what its owner does in it; needs no git program. */
final class UserFolder {
    private final Path root;

    private UserFolder(Path root) {
        this.root = root;
    }

    /** A repository without a commit. */
    static UserFolder empty(Path root) throws Exception {
        Git.init()
                .setDirectory(Files.createDirectories(root).toFile())
                .setInitialBranch("main")
                .call()
                .close();
        return new UserFolder(root);
    }

    /** A repository with two files in one commit. */
    static UserFolder sample(Path root) throws Exception {
        UserFolder folder = empty(root);
        folder.write("hello.txt", "hello\n");
        folder.write("src/Main.java", "class Main {}\n");
        folder.write(".gitignore", "target/\n");
        folder.commit("chore: begin");
        return folder;
    }

    static UserFolder at(Path root) {
        return new UserFolder(root);
    }

    Path root() {
        return root;
    }

    Path path(String path) {
        return root.resolve(path);
    }

    UserFolder write(String path, String text) throws IOException {
        return write(path, text.getBytes(UTF_8));
    }

    UserFolder write(String path, byte[] content) throws IOException {
        Files.createDirectories(root.resolve(path).resolveSibling("."));
        Files.write(root.resolve(path), content);
        return this;
    }

    UserFolder link(String path, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(path), Path.of(target));
        return this;
    }

    UserFolder configure(String section, String name, String value) throws Exception {
        try (Git git = git()) {
            StoredConfig config = git.getRepository().getConfig();
            config.setString(section, null, name, value);
            config.save();
        }
        return this;
    }

    /** Commits what is in the checkout. */
    UserFolder commit(String message) throws Exception {
        try (Git git = git()) {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            git.commit()
                    .setMessage(message)
                    .setAuthor("Ann", "ann@example.org")
                    .setCommitter("Ann", "ann@example.org")
                    .setSign(false)
                    .call();
        }
        return this;
    }

    /** Commits a tree that no checkout could hold, on the branch that is checked out, and leaves the checkout. */
    UserFolder commitEntry(byte[] path, FileMode mode, String content) throws Exception {
        try (Git git = git();
                ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            Repository repository = git.getRepository();
            ObjectId head = Objects.requireNonNull(repository.resolve(Constants.HEAD));
            TreeFormatter tree = new TreeFormatter();
            try (TreeWalk walk = new TreeWalk(repository)) {
                walk.addTree(repository.parseCommit(head).getTree());
                while (walk.next()) {
                    tree.append(walk.getRawPath(), walk.getFileMode(), walk.getObjectId(0));
                }
            }
            tree.append(
                    path,
                    mode,
                    mode.equals(FileMode.GITLINK)
                            ? head
                            : inserter.insert(Constants.OBJ_BLOB, content.getBytes(UTF_8)));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            commit.setParentId(head);
            commit.setAuthor(new PersonIdent("Ann", "ann@example.org"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("chore: from another machine\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(Constants.HEAD);
            update.setNewObjectId(id);
            update.forceUpdate();
        }
        return this;
    }

    /** Two branches that change the same line; 'main' is checked out, the other is called 'side'. */
    UserFolder diverge() throws Exception {
        try (Git git = git()) {
            git.checkout().setCreateBranch(true).setName("side").call();
            write("src/Main.java", "class Main { int side; }\n").commit("feat: on the side");
            git.checkout().setName("main").call();
            write("src/Main.java", "class Main { int main; }\n").commit("feat: on main");
        }
        return this;
    }

    /** Leaves a folder out of the checkout, as 'git sparse-checkout' does. */
    UserFolder withoutFolder(String folder) throws Exception {
        Path index = root.resolve(".git/index");
        Files.write(index, SparseIndex.without(folder + "/", Files.readAllBytes(index)));
        FileUtils.delete(root.resolve(folder).toFile(), FileUtils.RECURSIVE);
        write(".git/info/sparse-checkout", "/*\n!/" + folder + "/\n");
        return configure("core", "sparseCheckout", "true");
    }

    /** Hides a file's changes from git, as 'git update-index --assume-unchanged' does. */
    UserFolder assumeUnchanged(String path) throws Exception {
        return git(git -> {
            DirCache index = git.getRepository().lockDirCache();
            index.getEntry(path).setAssumeValid(true);
            index.write();
            index.commit();
        });
    }

    /** A second checkout, as 'git worktree add' makes it. */
    Path linkedWorktree(Path place) throws Exception {
        Path own = Files.createDirectories(root.resolve(".git/worktrees/second"));
        Files.writeString(own.resolve("commondir"), "../..\n");
        Files.writeString(own.resolve("gitdir"), place.resolve(".git") + "\n");
        Files.writeString(own.resolve("HEAD"), "ref: refs/heads/second\n");
        Files.createDirectories(place);
        Files.writeString(place.resolve(".git"), "gitdir: " + own + "\n");
        try (Git git = git()) {
            git.branchCreate().setName("second").call();
        }
        try (Git git = Git.open(place.toFile())) {
            git.reset().setMode(ResetCommand.ResetType.HARD).call();
        }
        return place;
    }

    /** Does something with git. */
    UserFolder git(Work work) throws Exception {
        try (Git git = git()) {
            work.with(git);
        }
        return this;
    }

    private Git git() throws IOException {
        return Git.open(root.toFile());
    }

    /** Something done with git. */
    interface Work {
        /** Does it. */
        void with(Git git) throws Exception;
    }

    /** Whether this machine can write a file name. */
    static boolean writes(String name) {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
                .newEncoder()
                .canEncode(name);
    }

    static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
