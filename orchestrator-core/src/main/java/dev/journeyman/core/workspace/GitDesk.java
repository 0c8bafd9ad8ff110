package dev.journeyman.core.workspace;

import dev.journeyman.core.workspace.DirectoryScan.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** A desk whose files are saved through a private index in the store; its own git directory is only for others. */
final class GitDesk implements Desk, AutoCloseable {
    private final Store store;
    private final UserRepository user;
    private final Refs refs;
    private final DeskFiles files;
    private final CopiedFiles copies;
    private final String name;
    private @Nullable Repository opened;

    GitDesk(Store store, UserRepository user, Refs refs, DeskFiles files, CopiedFiles copies, String name) {
        this.store = store;
        this.user = user;
        this.refs = refs;
        this.files = files;
        this.copies = copies;
        this.name = name;
    }

    @Override
    public Path directory() {
        return files.directory();
    }

    @Override
    public Optional<String> current() {
        return Attempt.get("read where " + directory() + " stands", () -> at().map(ObjectId::name));
    }

    @Override
    public synchronized Snapshot snapshot(String parent, String label) {
        return Attempt.get("save the files in " + directory(), () -> {
            requireOurs();
            ObjectId parentId = ObjectId.fromString(parent);
            try (FrugalInserter inserter = store.newInserter()) {
                Seen seen = scan(inserter, parentId);
                ObjectId commit = seen.tree().equals(store.treeOf(parent))
                        ? parentId
                        : store.commit(inserter, seen.tree(), List.of(parentId), label);
                standAt(commit);
                return new Snapshot(commit.name(), seen.skipped());
            }
        });
    }

    @Override
    public synchronized Restored moveTo(String commit) {
        return Attempt.get("bring " + directory() + " to commit " + commit, () -> {
            ObjectId target =
                    store.git().parseCommit(ObjectId.fromString(commit)).getId();
            Restored restored = exists() ? reset(target) : create(target);
            new AgentGit(directory(), store, user).standAt(target, files.index());
            standAt(target);
            return restored;
        });
    }

    @Override
    public Optional<String> readyBy() {
        return Attempt.get(
                "read how " + directory() + " was made ready",
                () -> Files.exists(files.ready()) ? Optional.of(Files.readString(files.ready())) : Optional.empty());
    }

    @Override
    public synchronized void ready(String by) {
        Attempt.to("note how " + directory() + " was made ready", () -> {
            rememberLeftovers();
            Durable.write(files.ready(), by);
        });
    }

    @Override
    public synchronized void discard() {
        Attempt.to("remove " + directory(), () -> {
            if (exists()) {
                requireOurs();
                ObjectId base = at().orElseThrow();
                try (FrugalInserter inserter = store.newInserter()) {
                    saved(inserter, scan(inserter, base).tree(), base);
                }
            }
            close();
            files.delete();
        });
    }

    /** Built beside its place and moved there, so that a killed process leaves no half directory. */
    private Restored create(ObjectId target) throws IOException {
        close();
        files.forget();
        Path draft = files.emptyDraft();
        try (Repository git = store.openWith(draft, files.index())) {
            new Checkout(git, files.aside(), LfsContents.of(user))
                    .run(emptyTree(), store.treeOf(target.name()), Set.of());
        }
        copyInto(draft);
        files.claim(target.name());
        Files.move(draft, directory());
        return new Restored(Optional.empty(), List.of());
    }

    /** The note comes first: what it does not name would be taken for new work. */
    private void copyInto(Path draft) throws IOException {
        Leftovers leftovers = Leftovers.read(files.leftovers());
        copies.into(draft).forEach(leftovers::addCopied);
        leftovers.write();
    }

    private Restored reset(ObjectId target) throws IOException {
        requireOurs();
        ObjectId at = at().orElse(target);
        try (FrugalInserter inserter = store.newInserter()) {
            Seen seen = scan(inserter, at);
            ObjectId tree = store.treeOf(target.name());
            Optional<ObjectId> saved = seen.tree().equals(tree) ? Optional.empty() : saved(inserter, seen.tree(), at);
            return new Restored(saved.map(ObjectId::name), checkOut(seen, tree));
        }
    }

    private List<Path> checkOut(Seen seen, ObjectId tree) throws IOException {
        if (seen.tree().equals(tree) && seen.stale().isEmpty()) {
            return List.of();
        }
        Checkout.Done done =
                new Checkout(git(), files.aside(), LfsContents.of(user)).run(seen.tree(), tree, seen.stale());
        if (done.ignoreRulesChanged()) {
            rememberLeftovers();
        }
        return done.aside();
    }

    private void rememberLeftovers() throws IOException {
        Leftovers leftovers = Leftovers.read(files.leftovers());
        UnknownFiles.remember(git(), git().readDirCache(), leftovers);
        leftovers.write();
    }

    /** Keeps what stands in the directory if no commit has it. */
    private Optional<ObjectId> saved(FrugalInserter inserter, ObjectId tree, ObjectId at) throws IOException {
        Optional<RevCommit> known = readable(at);
        if (known.isPresent() && known.get().getTree().equals(tree)) {
            return Optional.empty();
        }
        ObjectId commit = store.commit(
                inserter,
                tree,
                known.map(RevCommit::getId).map(List::of).orElse(List.of()),
                "saved: what stood in " + name);
        refs.keep("safety", commit);
        return Optional.of(commit);
    }

    private Optional<RevCommit> readable(ObjectId commit) throws IOException {
        return store.objects().has(commit) ? Optional.of(store.git().parseCommit(commit)) : Optional.empty();
    }

    private Seen scan(FrugalInserter inserter, ObjectId basis) throws IOException {
        DirCache index = lockIndex();
        try {
            if (!Files.exists(files.index())) {
                fill(index, store.treeOf(basis.name()));
            }
            return DirectoryScan.run(git(), index, inserter, Leftovers.read(files.leftovers()));
        } finally {
            index.unlock();
        }
    }

    private DirCache lockIndex() throws IOException {
        try {
            return git().lockDirCache();
        } catch (LockFailedException e) {
            throw e;
        } catch (IOException e) {
            // Unreadable. A cache, after all: without it everything is read again.
            Files.delete(files.index());
            return git().lockDirCache();
        }
    }

    /** Lets a new index know what is committed, so that it is not taken for new; everything will be read. */
    private void fill(DirCache index, ObjectId tree) throws IOException {
        DirCacheBuilder builder = index.builder();
        try (ObjectReader reader = store.newReader()) {
            builder.addTree(new byte[0], 0, reader, tree);
        }
        builder.finish();
    }

    private ObjectId emptyTree() throws IOException {
        try (FrugalInserter inserter = store.newInserter()) {
            ObjectId tree = inserter.insert(new TreeFormatter());
            inserter.flush();
            return tree;
        }
    }

    private void standAt(ObjectId commit) throws IOException {
        refs.move("desk/" + name, commit);
        files.claim(commit.name());
    }

    private Optional<ObjectId> at() throws IOException {
        return exists() ? files.claimed().map(ObjectId::fromString) : Optional.empty();
    }

    private boolean exists() throws IOException {
        if (!Files.exists(directory(), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> content = Files.list(directory())) {
            return files.claimed().isPresent() || content.findAny().isPresent();
        }
    }

    private void requireOurs() throws IOException {
        if (!exists() || files.claimed().isEmpty()) {
            throw Attempt.refused(
                    "workspace.foreign-directory",
                    directory() + (exists() ? " holds files that the engine did not put there." : " is not there.")
                            + " Move it away, then resume.");
        }
    }

    private Repository git() throws IOException {
        Repository git = opened;
        if (git == null) {
            git = store.openWith(directory(), files.index());
            opened = git;
        }
        return git;
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }
}
