package dev.journeyman.core.workspace;

import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A workspace in the engine's git store. */
final class GitWorkspace implements Workspace {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private final Store store;
    private final UserRepository user;
    private final StoreLock lock;
    private final Refs refs;
    private final Path items;
    private final Path home;
    private final CopiedFiles copies;
    private final ObjectId base;
    private final Map<String, GitDesk> desks = new ConcurrentHashMap<>();

    /**
     * @param items the workflow's folder in the store
     * @param home the workflow's folder in the state home
     */
    GitWorkspace(
            Store store,
            UserRepository user,
            StoreLock lock,
            Refs refs,
            Path items,
            Path home,
            CopiedFiles copies,
            ObjectId base) {
        this.store = store;
        this.user = user;
        this.lock = lock;
        this.refs = refs;
        this.items = items;
        this.home = home;
        this.copies = copies;
        this.base = base;
    }

    @Override
    public String base() {
        return base.name();
    }

    @Override
    public String userBase() {
        return Attempt.get(
                "find what commit " + base.name() + " stands on",
                () -> refs.find(below(base)).orElse(base).name());
    }

    /** The name of the ref that says which commit of the user's is below a base of ours; his repository may get both. */
    static String below(ObjectId base) {
        return "below/" + base.name();
    }

    @Override
    public Tree tree(String commit) {
        return Attempt.get("read commit " + commit, () -> new GitTree(store, store.treeOf(commit)));
    }

    @Override
    public Edited edit(String parent, List<FileEdit> edits, String label) {
        return Attempt.get("write edits on commit " + parent, () -> {
            ObjectId before = store.treeOf(parent);
            try (ObjectReader reader = store.newReader();
                    FrugalInserter inserter = store.newInserter()) {
                Change change = new Edits(reader, inserter, before).apply(edits);
                ObjectId tree = ObjectId.fromString(change.tree());
                ObjectId parentId = ObjectId.fromString(parent);
                ObjectId commit =
                        tree.equals(before) ? parentId : store.commit(inserter, tree, List.of(parentId), label);
                return new Edited(commit.name(), change);
            }
        });
    }

    @Override
    public Desk desk(String name) {
        requireName(name);
        return desks.computeIfAbsent(
                name, n -> new GitDesk(store, user, refs, new DeskFiles(items, home, n), copies, n));
    }

    @Override
    public Merge merge(String mergeBase, String ours, String theirs, String label) {
        return Attempt.get("merge " + theirs + " into " + ours, () -> {
            try (ObjectReader reader = store.newReader();
                    FrugalInserter inserter = store.newInserter()) {
                TreeMerge.Outcome outcome = new TreeMerge(store, reader, inserter)
                        .merge(store.treeOf(mergeBase), store.treeOf(ours), store.treeOf(theirs));
                if (!outcome.conflicts().isEmpty()) {
                    return new Merge.Conflicting(outcome.conflicts());
                }
                List<ObjectId> parents = List.of(ObjectId.fromString(ours), ObjectId.fromString(theirs));
                return new Merge.Merged(
                        store.commit(inserter, outcome.tree(), parents, label).name());
            }
        });
    }

    @Override
    public void save(String name, String commit) {
        requireName(name);
        Attempt.to("keep commit " + commit, () -> refs.move("saved/" + name, ObjectId.fromString(commit)));
    }

    @Override
    public boolean readable(String commit) {
        return Attempt.get("look for commit " + commit, () -> {
            try {
                return isWhole(store.treeOf(commit));
            } catch (MissingObjectException e) {
                return false;
            }
        });
    }

    /** What is the same as in the base is guarded by the anchor; only the rest could be lost. */
    private boolean isWhole(ObjectId tree) throws IOException {
        try (ObjectReader reader = store.newReader();
                TreeWalk walk = TreeChanges.walk(reader, store.treeOf(base.name()), tree)) {
            while (walk.next()) {
                boolean present = walk.getRawMode(1) == FileMode.TYPE_MISSING
                        || walk.getFileMode(1).equals(FileMode.GITLINK)
                        || store.objects().has(walk.getObjectId(1));
                if (!present) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public List<Difference> difference(String from, String to) {
        return Attempt.get(
                "compare " + from + " with " + to,
                () -> Differences.between(store, store.treeOf(from), store.treeOf(to)));
    }

    @Override
    public String patch(String from, String to) {
        return Attempt.get(
                "compare " + from + " with " + to,
                () -> Differences.patch(store, store.treeOf(from), store.treeOf(to)));
    }

    @Override
    public Delivered deliver(String commit, String branch, String message, Identity author) {
        return Attempt.get(
                "deliver commit " + commit,
                () -> lock.holding(() ->
                        new Delivery(store, user, refs, base).deliver(store.treeOf(commit), branch, message, author)));
    }

    @Override
    public List<Overlap> overlaps(String commit, String own) {
        return Attempt.get(
                "compare commit " + commit + " with branches",
                () -> new Overlaps(store, user, base).of(store.treeOf(commit), own));
    }

    @Override
    public List<LogEntry> log() {
        return Attempt.get("read the history", () -> {
            List<LogEntry> entries = new ArrayList<>();
            try (RevWalk walk = new RevWalk(store.git())) {
                for (ObjectId tip : refs.tips()) {
                    walk.markStart(walk.parseCommit(tip));
                }
                walk.markUninteresting(walk.parseCommit(base));
                walk.sort(RevSort.TOPO);
                walk.sort(RevSort.COMMIT_TIME_DESC, true);
                for (RevCommit commit : walk) {
                    entries.add(entry(commit));
                }
            }
            return List.copyOf(entries);
        });
    }

    static LogEntry entry(RevCommit commit) {
        String author = commit.getAuthorIdent().getName() + " <"
                + commit.getAuthorIdent().getEmailAddress() + ">";
        return new LogEntry(
                commit.name(),
                commit.getCommitterIdent().getWhenAsInstant(),
                author,
                commit.getFullMessage().strip());
    }

    @Override
    public void close() {
        desks.values().forEach(GitDesk::close);
        refs.close();
        Refs.forget(store.git());
        Refs.forget(user.git());
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A name has 1 to 64 characters of a-z, 0-9 and '-', but this is '" + name + "'.");
        }
    }
}
