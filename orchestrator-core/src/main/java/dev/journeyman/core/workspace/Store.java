package dev.journeyman.core.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;

/**
 * The engine's bare repository, which borrows the user's objects; nobody else opens it.
 *
 * <p>JGit's garbage collection must never run here: it does not know the private indexes.
 */
final class Store implements AutoCloseable {
    private final Path folder;
    private final FileRepository git;
    private final InstantSource clock;
    private final String generation;

    private Store(Path folder, InstantSource clock) throws IOException {
        this.folder = folder;
        this.generation = generation(folder);
        this.git = (FileRepository) builder(folder).setBare().build();
        this.clock = clock;
    }

    /** Opens the store in the engine's folder, making it if there is none; the caller holds the store's lock. */
    static Store open(UserRepository user, Path stateDirectory, InstantSource clock) throws IOException {
        Path folder = stateDirectory.resolve("store.git");
        if (!Files.isDirectory(folder)) {
            create(folder);
        }
        Store store = new Store(folder, clock);
        store.follow(user);
        return store;
    }

    /** Made beside its place and moved there, so that a killed process leaves no half store. */
    private static void create(Path folder) throws IOException {
        Path draft = folder.resolveSibling("store.git.new");
        FileUtils.delete(draft.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
        Durable.privateFolder(draft);
        try (Repository git = builder(draft).setBare().build()) {
            git.create(true);
        }
        Files.createDirectories(draft.resolve("no-hooks"));
        Files.createDirectories(draft.resolve("items"));
        Files.move(draft, folder);
    }

    /** Takes over what may have changed in the user's repository since the store was made. */
    private void follow(UserRepository user) throws IOException {
        StoredConfig config = git.getConfig();
        String before = config.toText();
        config.setInt("gc", null, "auto", 0);
        config.setBoolean("core", null, "logallrefupdates", false);
        config.setBoolean("core", null, "fsyncobjectfiles", true);
        config.setBoolean("core", null, "fsyncreffiles", true);
        config.setString(
                "core",
                null,
                "hooksPath",
                folder.resolve("no-hooks").toAbsolutePath().toString());
        Settings.carry(user.config(), config);
        if (!before.equals(config.toText())) {
            config.save();
        }
        borrow(user.objects());
        mirror(user.commonDirectory().resolve("info/exclude"), folder.resolve("info/exclude"));
        mirror(user.commonDirectory().resolve("info/attributes"), folder.resolve("info/attributes"));
        objects().setShallowCommits(user.shallowCommits());
    }

    /** Absolute, as git wants it for a store that is itself borrowed from; so it is renewed when the user moves. */
    private void borrow(Path objects) throws IOException {
        Path alternates = folder.resolve("objects/info/alternates");
        String line = objects + "\n";
        if (!Files.exists(alternates) || !Files.readString(alternates).equals(line)) {
            Files.createDirectories(alternates.resolveSibling("."));
            Durable.write(alternates, line);
        }
    }

    private static void mirror(Path source, Path target) throws IOException {
        if (Files.isRegularFile(source)) {
            Files.createDirectories(target.resolveSibling("."));
            Durable.copy(source, target);
        } else {
            Files.deleteIfExists(target);
        }
    }

    /** Which objects were there at all changes with it; who goes by another one may think that those are there still. */
    private static String generation(Path folder) throws IOException {
        Path file = folder.resolve("generation");
        return Files.exists(file) ? Files.readString(file).strip() : "0";
    }

    /** Whether its objects were dropped since it was opened. */
    boolean isOutdated() throws IOException {
        return !generation.equals(generation(folder));
    }

    /** Whether no workflow is left here. Each has a ref before it writes an object, both under the store's lock. */
    boolean isUnused() throws IOException {
        try (Stream<Path> items = Files.list(folder.resolve("items"))) {
            return items.findAny().isEmpty()
                    && git.getRefDatabase().getRefsByPrefix("refs/").isEmpty();
        }
    }

    /** Drops all objects of an unused store; who holds it open must open it anew. The caller holds the store's lock. */
    void dropObjects() throws IOException {
        Durable.write(folder.resolve("generation"), Long.parseLong(generation) + 1 + "\n");
        for (Path drawer : children(folder.resolve("objects"))) {
            String name = String.valueOf(drawer.getFileName());
            if (name.equals("pack")) {
                for (Path pack : children(drawer)) {
                    Files.deleteIfExists(pack);
                }
            } else if (!name.equals("info")) {
                FileUtils.delete(drawer.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static FileRepositoryBuilder builder(Path folder) {
        return new FileRepositoryBuilder().setGitDir(folder.toFile());
    }

    /** The same store with a directory and an index, for snapshots. */
    Repository openWith(Path directory, Path index) throws IOException {
        return builder(folder)
                .setWorkTree(directory.toFile())
                .setIndexFile(index.toFile())
                .build();
    }

    Repository git() {
        return git;
    }

    Path folder() {
        return folder;
    }

    /** Where the private indexes of a workflow's desks lie. */
    Path items(String workflow) {
        return folder.resolve("items").resolve(workflow);
    }

    ObjectDirectory objects() {
        return git.getObjectDatabase();
    }

    FrugalInserter newInserter() {
        return new FrugalInserter(objects());
    }

    /** The tree of a commit (or a tree itself). */
    ObjectId treeOf(String commit) throws IOException {
        try (RevWalk walk = new RevWalk(git)) {
            return walk.parseTree(ObjectId.fromString(commit)).getId();
        }
    }

    /** Writes a commit by the engine, forced to the disk with all that was inserted before. */
    ObjectId commit(FrugalInserter inserter, ObjectId tree, List<ObjectId> parents, String message) throws IOException {
        return commit(inserter, tree, parents, message, now(Identity.JOURNEYMAN));
    }

    ObjectId commit(FrugalInserter inserter, ObjectId tree, List<ObjectId> parents, String message, PersonIdent author)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage(message.strip() + "\n");
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return id;
    }

    PersonIdent now(Identity who) {
        return new PersonIdent(who.name(), who.email(), clock.instant(), ZoneOffset.UTC);
    }

    ObjectReader newReader() {
        return git.newObjectReader();
    }

    /** Removes what a killed process left locked below a folder that belongs to one workflow. */
    static void removeLocks(Path below) throws IOException {
        if (!Files.isDirectory(below)) {
            return;
        }
        try (var files = Files.walk(below)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".lock")).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
