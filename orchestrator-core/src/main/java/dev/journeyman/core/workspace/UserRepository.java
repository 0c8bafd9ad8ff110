package dev.journeyman.core.workspace;

import dev.journeyman.api.WorkflowId;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;

/** The user's repository: read at will, written only where the engine may. */
final class UserRepository implements AutoCloseable {
    private static final String ANCHORS = "refs/journeyman/anchor/";

    private final Path commonDirectory;
    private final FileRepository git;

    private UserRepository(Path commonDirectory, FileRepository git) {
        this.commonDirectory = commonDirectory;
        this.git = git;
    }

    /** Finds the repository around a path and refuses what cannot be served; writes nothing. */
    static UserRepository open(Path inside) throws IOException {
        File gitDirectory = new FileRepositoryBuilder()
                .findGitDir(inside.toAbsolutePath().toFile())
                .getGitDir();
        if (gitDirectory == null) {
            throw Attempt.refused(
                    "repository.none", "No git repository around " + inside + ". Run 'git init' and commit first.");
        }
        Path common = commonDirectoryOf(gitDirectory.toPath());
        Unserved.refuse(common);
        probeElsewhere(common);
        Repository git = new FileRepositoryBuilder()
                .setGitDir(gitDirectory)
                .setMustExist(true)
                .build();
        return new UserRepository(common, (FileRepository) git);
    }

    /** The root of the checkout; empty for a bare repository. */
    Optional<Path> checkout() {
        return git.isBare() ? Optional.empty() : Optional.of(git.getWorkTree().toPath());
    }

    private static Path commonDirectoryOf(Path gitDirectory) throws IOException {
        Path link = gitDirectory.resolve("commondir");
        return Files.exists(link)
                ? gitDirectory.resolve(Files.readString(link).strip()).toRealPath()
                : gitDirectory.toRealPath();
    }

    /** JGit measures a file system by writing into the first folder it meets there: let it not be the user's. */
    private static void probeElsewhere(Path common) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        for (Path candidate : List.of(temporary, Path.of(System.getProperty("user.home")))) {
            if (Files.isWritable(candidate) && Files.getFileStore(candidate).equals(Files.getFileStore(common))) {
                FS.getFileStoreAttributes(candidate);
                return;
            }
        }
    }

    Path commonDirectory() {
        return commonDirectory;
    }

    /** That of the checkout: in a linked worktree another than the common one. */
    Path gitDirectory() {
        return git.getDirectory().toPath();
    }

    /** With the checkout and its index, for reading, and for what is delivered. */
    Repository git() {
        return git;
    }

    ObjectReader newReader() {
        return git.newObjectReader();
    }

    /** Where its objects lie, also those of a linked worktree. */
    Path objects() throws IOException {
        return git.getObjectDatabase().getDirectory().toPath().toRealPath();
    }

    /** The same and all that it borrows from, as its owner set it up. */
    List<Path> allObjects() throws IOException {
        List<Path> folders = new ArrayList<>(List.of(objects()));
        for (int i = 0; i < folders.size(); i++) {
            Path alternates = folders.get(i).resolve("info/alternates");
            if (Files.exists(alternates)) {
                Path base = folders.get(i);
                Files.readAllLines(alternates).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> base.resolve(line).normalize())
                        .filter(folder -> !folders.contains(folder))
                        .toList()
                        .forEach(folders::add);
            }
        }
        return folders;
    }

    /** The settings that hold here: the repository's, then the user's, then the system's. */
    Config config() {
        return git.getConfig();
    }

    /** A name that is the same in all its worktrees. */
    String name() {
        Path folder =
                commonDirectory.endsWith(Constants.DOT_GIT) ? commonDirectory.resolveSibling(".") : commonDirectory;
        String name = String.valueOf(folder.normalize().getFileName());
        return name.endsWith(Constants.DOT_GIT_EXT) && name.length() > 4 ? name.substring(0, name.length() - 4) : name;
    }

    /** The remote that it was cloned from, without user and password; without one, this machine and its path. */
    String address() {
        String origin = git.getConfig().getString("remote", Constants.DEFAULT_REMOTE_NAME, "url");
        try {
            return origin == null
                    ? Host.name() + ":" + commonDirectory
                    : new URIish(origin).setUser(null).setPass(null).toString();
        } catch (URISyntaxException e) {
            return Host.name() + ":" + commonDirectory;
        }
    }

    /** As its owner set them up. */
    Remotes remotes() {
        return new Remotes(git.getConfig(), checkout().orElse(commonDirectory));
    }

    /** The commits that its owner's refs name. */
    Set<ObjectId> tips() throws IOException {
        Set<ObjectId> tips = new HashSet<>();
        try (RevWalk walk = new RevWalk(git)) {
            for (Ref ref : git.getRefDatabase().getRefs()) {
                ObjectId id = ref.getObjectId();
                boolean owners = !ref.getName().startsWith("refs/journeyman/");
                if (owners && id != null && walk.peel(walk.parseAny(id)) instanceof RevCommit commit) {
                    tips.add(commit.getId());
                }
            }
        }
        return tips;
    }

    Set<ObjectId> shallowCommits() throws IOException {
        return git.getObjectDatabase().getShallowCommits();
    }

    ObjectId resolveCommit(Optional<String> revision) throws IOException {
        String name = revision.orElse(Constants.HEAD);
        Optional<ObjectId> commit = lookUp(name);
        if (commit.isEmpty() && revision.isEmpty()) {
            throw Attempt.refused(
                    "repository.no-commit",
                    "The repository " + commonDirectory + " has no commit to start from: HEAD's branch is"
                            + " empty. Commit something first, or name where to start with --base.");
        }
        return commit.orElseThrow(() -> Attempt.refused(
                "repository.unknown-revision",
                "The repository " + commonDirectory + " has no commit '" + name + "'. Name a branch, tag or commit."));
    }

    /** The commit that is checked out; empty on a branch without one. */
    Optional<ObjectId> head() throws IOException {
        return lookUp(Constants.HEAD);
    }

    /** Whether HEAD names a commit, not a branch. */
    boolean isDetached() throws IOException {
        Ref head = git.exactRef(Constants.HEAD);
        return head != null && !head.isSymbolic();
    }

    ObjectId treeOf(ObjectId commit) throws IOException {
        return git.parseCommit(commit).getTree();
    }

    /** The text of a file as it is committed. */
    Optional<String> read(ObjectId commit, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(git, path, treeOf(commit));
                ObjectReader reader = newReader()) {
            return walk == null ? Optional.empty() : TextFile.read(reader, walk.getObjectId(0));
        }
    }

    private Optional<ObjectId> lookUp(String revision) throws IOException {
        try {
            return Optional.ofNullable(git.resolve(revision + "^{commit}"));
        } catch (RevisionSyntaxException | AmbiguousObjectException | IncorrectObjectTypeException e) {
            return Optional.empty();
        }
    }

    Identity identity() {
        String name = config().getString("user", null, "name");
        String email = config().getString("user", null, "email");
        return name == null || email == null ? Identity.JOURNEYMAN : new Identity(name, email, false);
    }

    boolean signs() {
        return config().getBoolean("commit", "gpgsign", false);
    }

    boolean hasHooks() throws IOException {
        String configured = config().getString("core", null, "hooksPath");
        Path hooks = configured == null
                ? commonDirectory.resolve("hooks")
                : FS.DETECTED.resolve(commonDirectory.toFile(), configured).toPath();
        if (!Files.isDirectory(hooks)) {
            return false;
        }
        try (Stream<Path> files = Files.list(hooks)) {
            return files.anyMatch(file -> Files.isRegularFile(file)
                    && Files.isExecutable(file)
                    && !file.toString().endsWith(".sample"));
        }
    }

    /** Keeps a commit that a workflow borrows from garbage collection, beside those it borrowed before. */
    void anchor(WorkflowId id, ObjectId borrowed) throws IOException {
        Ref anchor = git.exactRef(ANCHORS + id);
        if (anchor == null || reaches(borrowed, Refs.target(anchor))) {
            point(id, borrowed);
        } else if (!reaches(Refs.target(anchor), borrowed)) {
            point(id, joining(Set.of(Refs.target(anchor), borrowed)));
        }
    }

    /** The same of many at once; what an anchor joins already is not looked for again. */
    void anchor(WorkflowId id, Set<ObjectId> borrowed) throws IOException {
        Ref anchor = git.exactRef(ANCHORS + id);
        Set<ObjectId> joined = new HashSet<>();
        if (anchor != null) {
            joined.add(Refs.target(anchor));
            joined.addAll(List.of(git.parseCommit(Refs.target(anchor)).getParents()));
        }
        if (!joined.containsAll(borrowed)) {
            Set<ObjectId> all = new HashSet<>(borrowed);
            if (anchor != null) {
                all.add(Refs.target(anchor));
            }
            point(id, joining(all));
        }
    }

    private void point(WorkflowId id, ObjectId commit) throws IOException {
        Ref anchor = git.exactRef(ANCHORS + id);
        if (anchor == null || !commit.equals(Refs.target(anchor))) {
            RefUpdate update = git.updateRef(ANCHORS + id);
            update.setNewObjectId(commit);
            update.disableRefLog();
            Refs.require(update.forceUpdate(), update.getName());
        }
    }

    private ObjectId joining(Set<ObjectId> commits) throws IOException {
        try (ObjectInserter inserter = git.newObjectInserter()) {
            RevCommit first = git.parseCommit(commits.iterator().next());
            CommitBuilder joint = new CommitBuilder();
            joint.setTreeId(first.getTree());
            joint.setParentIds(List.copyOf(commits));
            joint.setAuthor(new PersonIdent(first.getAuthorIdent()));
            joint.setCommitter(joint.getAuthor());
            joint.setMessage("commits that a workflow builds on\n");
            ObjectId id = inserter.insert(joint);
            inserter.flush();
            return id;
        }
    }

    void removeAnchor(WorkflowId id) throws IOException {
        Refs.delete(git, ANCHORS + id);
    }

    /** The ref file's lock that a killed process of this workflow may have left. */
    void removeAnchorLock(WorkflowId id) throws IOException {
        Files.deleteIfExists(commonDirectory.resolve(ANCHORS + id + ".lock"));
    }

    boolean reaches(ObjectId tip, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(git)) {
            return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip));
        }
    }

    List<Ref> branches() throws IOException {
        return git.getRefDatabase().getRefsByPrefix(Constants.R_HEADS);
    }

    /** Commits on branches whose message holds a line, newest first. */
    List<LogEntry> commitsSaying(String line) throws IOException {
        List<LogEntry> found = new ArrayList<>();
        try (RevWalk walk = new RevWalk(git)) {
            for (Ref branch : branches()) {
                walk.markStart(walk.parseCommit(Refs.target(branch)));
            }
            for (RevCommit commit : walk) {
                if (commit.getFullMessage().lines().anyMatch(line::equals)) {
                    found.add(GitWorkspace.entry(commit));
                }
            }
        }
        return List.copyOf(found);
    }

    /** Branches that some checkout stands on, even those without a commit yet. */
    Set<String> checkedOut() throws IOException {
        Set<String> branches = new HashSet<>();
        addHead(commonDirectory, branches);
        Path worktrees = commonDirectory.resolve("worktrees");
        if (Files.isDirectory(worktrees)) {
            try (Stream<Path> linked = Files.list(worktrees)) {
                for (Path worktree : linked.toList()) {
                    addHead(worktree, branches);
                }
            }
        }
        return branches;
    }

    private static void addHead(Path gitDirectory, Set<String> branches) throws IOException {
        Path head = gitDirectory.resolve(Constants.HEAD);
        String text = Files.exists(head) ? Files.readString(head).strip() : "";
        if (text.startsWith("ref: ")) {
            branches.add(text.substring(5));
        }
    }

    boolean exists(String ref) throws IOException {
        return git.exactRef(ref) != null;
    }

    /** Whether a branch could be created; one that is named like a folder of its name is in the way, too. */
    boolean isFree(String ref) throws IOException {
        return git.exactRef(ref) == null && !git.getRefDatabase().isNameConflicting(ref);
    }

    boolean has(ObjectId commit) throws IOException {
        return git.getObjectDatabase().has(commit);
    }

    /** Creates a branch; false if somebody else just did. */
    boolean createBranch(String ref, ObjectId commit, PersonIdent who) throws IOException {
        RefUpdate update = git.updateRef(ref);
        update.setExpectedOldObjectId(ObjectId.zeroId());
        update.setNewObjectId(commit);
        update.setRefLogIdent(who);
        update.setRefLogMessage("journeyman: delivered", false);
        RefUpdate.Result result = update.update();
        if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.REJECTED) {
            return false;
        }
        Refs.require(result, ref);
        return true;
    }

    @Override
    public void close() {
        git.close();
    }
}
