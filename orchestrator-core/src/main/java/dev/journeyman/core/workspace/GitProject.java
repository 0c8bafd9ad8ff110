package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A git repository of the user's that workflows work on, and the engine's store beside it.
 *
 * <p>Opening writes nothing and refuses, by name, what cannot be served. In the user's git directory only a folder of
 * the engine's, one anchor ref per workflow and what is delivered are ever written. The git program is not needed.
 */
public final class GitProject implements AutoCloseable {
    private final UserRepository user;
    private final Path stateHome;
    private final InstantSource clock;
    private final Optional<String> remote;
    /** Opened and forgotten only by who holds the store's lock, which excludes the threads of this process too. */
    private volatile @Nullable Store store;

    private GitProject(UserRepository user, Path stateHome, InstantSource clock, Optional<String> remote) {
        this.user = user;
        this.stateHome = stateHome;
        this.clock = clock;
        this.remote = remote;
    }

    /**
     * Opens the repository around a path.
     *
     * @param stateHome where directories to work in go, outside every checkout, such as {@code ~/.local/state}
     * @param clock gives the time of commits
     */
    public static GitProject open(Path inside, Path stateHome, InstantSource clock) {
        return open(inside, stateHome, clock, Optional.empty());
    }

    /**
     * The same, whose workflows can go on at any machine that has a clone.
     *
     * @param remote of the repository, to which their commits are sent; empty if they stay here
     */
    public static GitProject open(Path inside, Path stateHome, InstantSource clock, Optional<String> remote) {
        return Attempt.get("open the repository around " + inside, () -> {
            UserRepository user = UserRepository.open(inside);
            if (remote.isPresent()) {
                user.remotes().require(remote.get());
            }
            return new GitProject(user, stateHome.toAbsolutePath(), clock, remote);
        });
    }

    /** The name of the project's folder, the same in all its worktrees. */
    public String projectName() {
        return user.name();
    }

    /** What tells this repository from others, also on other machines; holds no secret. */
    public String address() {
        return user.address();
    }

    /** The root of the checkout around the path; empty for a bare repository. */
    public Optional<Path> root() {
        return user.checkout();
    }

    /** The engine's folder in the common git directory, made now if there is none; only its owner can enter it. */
    public Path stateDirectory() {
        return Attempt.get("make the engine's folder", () -> Durable.privateFolder(stateFolder()));
    }

    /** The same folder, whether it was made or not. */
    public Path stateFolder() {
        return user.commonDirectory().resolve("journeyman");
    }

    /** Where the objects are that git in a directory to work in reads: ours, the user's, and those that these borrow. */
    public List<Path> objectFolders() {
        return Attempt.get("find the objects of the repository", () -> {
            List<Path> folders = new ArrayList<>(List.of(storeFolder().resolve("objects")));
            folders.addAll(user.allObjects());
            return List.copyOf(folders);
        });
    }

    /**
     * Where a request starts; writes nothing.
     *
     * @throws dev.journeyman.api.OrchestratorException naming what stands in the way, and what to do about it
     */
    public StartingPoint startingPoint(WorkRequest request) {
        return Attempt.get("find where to start", () -> Departure.find(user, homes(), request));
    }

    /** The text of a file as HEAD has it, for a repository without a checkout; writes nothing. */
    public Optional<String> committed(String path) {
        return Attempt.get("read '" + path + "'", () -> {
            Optional<ObjectId> head = user.head();
            return head.isEmpty() ? Optional.empty() : user.read(head.get(), path);
        });
    }

    /**
     * The files of a commit, for reading.
     *
     * @param revision a branch, tag or commit; {@code HEAD} if empty
     */
    public Tree tree(Optional<String> revision) {
        return Attempt.get("read the files of " + revision.orElse("HEAD"), () -> {
            String commit = user.resolveCommit(revision).name();
            return new GitTree(store(), store().treeOf(commit));
        });
    }

    /**
     * Opens the workspace of a workflow whose lease the caller holds; makes it if there is none.
     *
     * @param baseRevision where work starts; if empty, where this workflow started before, else {@code HEAD}
     */
    public Workspace workspace(WorkflowId id, Optional<String> baseRevision) {
        return workspace(id, baseRevision, List.of(), 0);
    }

    /**
     * The same, whose new directories get files of the checkout around the path beside those of their commit.
     *
     * @param copied globs from the checkout's root; what they match is never committed
     * @param epoch of the lease
     */
    public Workspace workspace(WorkflowId id, Optional<String> baseRevision, List<String> copied, long epoch) {
        return Attempt.get(
                "open the workspace of " + id,
                () -> new Opening(this, user, id, copied, sharing(id, epoch)).at(baseRevision));
    }

    /**
     * Makes the workspace of a new workflow whose lease the caller holds.
     *
     * @param copied globs from the checkout's root; what they match is never committed
     * @param epoch of the lease
     */
    public Workspace workspace(WorkflowId id, StartingPoint start, List<String> copied, long epoch) {
        return Attempt.get(
                "make the workspace of " + id, () -> new Opening(this, user, id, copied, sharing(id, epoch)).at(start));
    }

    /** The code of a workflow for reading, as far as it is here or was sent; touches nothing of whoever runs it. */
    public CodeHistory history(WorkflowId id) {
        return Attempt.get("read the code of " + id, () -> {
            Refs refs = refs(id);
            sharing(id, 0).fetch();
            Optional<ObjectId> here = refs.find(Opening.BASE);
            Optional<ObjectId> base = here.isPresent() ? here : refs.fetched(Opening.BASE);
            return base.isEmpty()
                    ? new ReleasedCode(id)
                    : new GitWorkspace(
                            store(),
                            user,
                            lock(),
                            refs,
                            store().items(id.value()),
                            home(id),
                            CopiedFiles.NONE,
                            base.get());
        });
    }

    /** Who authors what is delivered: the user, or the engine where the user configured nobody. */
    public Identity authorIdentity() {
        return user.identity();
    }

    /** Whether the user signs commits; the engine does not. */
    public boolean signingConfigured() {
        return user.signs();
    }

    /** Whether the user has hooks; the engine does not run them. */
    public boolean hooksConfigured() {
        return Attempt.get("look for hooks", user::hasHooks);
    }

    /** What a workflow delivered: commits whose message holds this line, on the user's branches or sent by other machines. */
    public List<LogEntry> delivered(WorkflowId id, String line) {
        return Attempt.get("look for commits with '" + line + "'", () -> {
            List<LogEntry> found = new ArrayList<>(user.commitsSaying(line));
            if (remote.isPresent()) {
                sharing(id, 0).fetch();
                Optional<ObjectId> sent = refs(id).fetched(Delivery.REF);
                if (sent.isPresent()) {
                    LogEntry entry = GitWorkspace.entry(store().git().parseCommit(sent.get()));
                    if (entry.message().lines().anyMatch(line::equals) && !found.contains(entry)) {
                        found.add(entry);
                    }
                }
            }
            return List.copyOf(found);
        });
    }

    /** Gives up all that a workflow holds: directories, refs and the anchor. What was delivered stays. */
    public void release(WorkflowId id) {
        Attempt.to("release workflow " + id, () -> {
            if (Files.isDirectory(storeFolder())) {
                // Others need not wait for the network.
                sharing(id, 0).withdraw();
                lock().holding(() -> {
                    belongings(id).release();
                    return id;
                });
            }
        });
    }

    /** What workflows take of the disk. */
    public Holdings holdings() {
        return new Holdings(this);
    }

    /** Who this machine's part in a workflow is recorded as: its engine's folder tells it from all others. */
    public String place() {
        return Host.name() + ":" + stateFolder();
    }

    /** Asks the remote to which commits are sent, if there is one, for what it has of ours; writes nothing. */
    public Optional<String> reachRemote() {
        return Attempt.get("reach the remote that workspace.share names", () -> {
            if (remote.isEmpty()) {
                return Optional.empty();
            }
            int refs = user.remotes()
                    .find(remote.get(), user.commonDirectory())
                    .list("refs/journeyman/")
                    .size();
            return Optional.of("remote '" + remote.get() + "' answers and has " + refs + " refs of workflows");
        });
    }

    private Sharing sharing(WorkflowId id, long epoch) throws IOException {
        return remote.isEmpty()
                ? Sharing.NONE
                : new Sharing(Optional.of(user.remotes().find(remote.get(), storeFolder())), id.value(), epoch, clock);
    }

    Belongings belongings(WorkflowId id) throws IOException {
        return new Belongings(id, user, refs(id), store().items(id.value()), home(id));
    }

    private Refs refs(WorkflowId id) throws IOException {
        return new Refs(store(), id.value(), Sharing.NONE);
    }

    Store store() throws IOException {
        Store open = store;
        return open != null ? open : lock().holding(this::openStore);
    }

    private Store openStore() throws IOException {
        Store open = store;
        if (open == null) {
            open = Store.open(user, stateDirectory(), clock);
            store = open;
        }
        return open;
    }

    /** Forgets which objects there are if somebody has dropped them; the caller holds the lock. */
    void renew() throws IOException {
        Store open = store;
        if (open != null && open.isOutdated()) {
            open.close();
            store = null;
        }
    }

    StoreLock lock() {
        return new StoreLock(stateDirectory().resolve("store.lock"));
    }

    Path storeFolder() {
        return stateFolder().resolve("store.git");
    }

    Path home(WorkflowId id) {
        return homes().resolve(id.value());
    }

    /** Short, and never shared by two repositories of the same name. */
    private Path homes() {
        String name = projectName().replaceAll("[^A-Za-z0-9._-]", "_");
        String folder = name.substring(0, Math.min(40, name.length())) + "-"
                + digest(user.commonDirectory().toString()).substring(0, 8);
        return stateHome.resolve("journeyman").resolve(folder);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public synchronized void close() {
        if (store != null) {
            store.close();
            store = null;
        }
        user.close();
    }
}
