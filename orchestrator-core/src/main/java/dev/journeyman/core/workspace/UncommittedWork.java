package dev.journeyman.core.workspace;

import dev.journeyman.core.workspace.Snapshot.Reason;
import dev.journeyman.core.workspace.Snapshot.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The files of the user's checkout as a commit of all of them would hold them; his index is read, not written.
 *
 * @param changed paths that differ from HEAD
 * @param skipped paths that no commit of ours would take
 * @param conflicts paths that the index holds in several versions
 */
record UncommittedWork(List<String> changed, List<Skipped> skipped, List<String> conflicts) {
    /**
     * Looks which files differ from HEAD; reads no new ones.
     *
     * @param git the user's, with the checkout
     * @param head the tree of HEAD
     */
    static UncommittedWork look(Repository git, ObjectId head) throws IOException {
        DirCache index = git.readDirCache();
        List<String> conflicts = conflicts(index);
        settleConflicts(index);
        Set<String> secrets = dropStagedSecrets(git, head, index);
        Set<Skipped> skipped = new LinkedHashSet<>(DirectoryScan.look(git, index));
        secrets.forEach(path -> skipped.add(new Skipped(path, Reason.SECRET)));
        return new UncommittedWork(changed(git, head, index), List.copyOf(skipped), conflicts);
    }

    /**
     * The tree of the files in the checkout.
     *
     * @param git the user's, with the checkout
     * @param head the tree of HEAD
     */
    static ObjectId take(Repository git, ObjectId head, ObjectInserter inserter) throws IOException {
        DirCache index = git.readDirCache();
        settleConflicts(index);
        dropStagedSecrets(git, head, index);
        DirectoryScan.take(git, index, inserter);
        return index.writeTree(inserter);
    }

    /** Of a path in conflict, only our side could be in a tree; the file in the checkout takes its place. */
    private static void settleConflicts(DirCache index) {
        DirCacheBuilder builder = index.builder();
        entries(index).forEach(entry -> {
            if (entry.getStage() == DirCacheEntry.STAGE_0) {
                builder.add(entry);
            } else if (entry.getStage() == DirCacheEntry.STAGE_2) {
                builder.add(ours(entry));
            }
        });
        builder.finish();
    }

    private static List<String> conflicts(DirCache index) {
        return entries(index)
                .filter(entry -> entry.getStage() != DirCacheEntry.STAGE_0)
                .map(DirCacheEntry::getPathString)
                .distinct()
                .toList();
    }

    private static Stream<DirCacheEntry> entries(DirCache index) {
        return IntStream.range(0, index.getEntryCount()).mapToObj(index::getEntry);
    }

    /** That a file was staged does not make it less of a secret; only what is committed already is. */
    private static Set<String> dropStagedSecrets(Repository git, ObjectId head, DirCache index) throws IOException {
        Set<String> secrets = new TreeSet<>();
        try (TreeWalk walk = differences(git, head, index)) {
            while (walk.next()) {
                boolean added = walk.getRawMode(0) == FileMode.TYPE_MISSING;
                if (added && SecretFiles.looksSecret(git.getWorkTree().toPath().resolve(walk.getPathString()))) {
                    secrets.add(walk.getPathString());
                }
            }
        }
        DirCacheBuilder builder = index.builder();
        entries(index).filter(entry -> !secrets.contains(entry.getPathString())).forEach(builder::add);
        builder.finish();
        return secrets;
    }

    private static DirCacheEntry ours(DirCacheEntry conflicting) {
        DirCacheEntry entry = new DirCacheEntry(conflicting.getRawPath());
        entry.setFileMode(conflicting.getFileMode());
        entry.setObjectId(conflicting.getObjectId());
        return entry;
    }

    private static List<String> changed(Repository git, ObjectId head, DirCache index) throws IOException {
        List<String> changed = new ArrayList<>();
        try (TreeWalk walk = differences(git, head, index)) {
            while (walk.next()) {
                changed.add(walk.getPathString());
            }
        }
        return List.copyOf(changed);
    }

    private static TreeWalk differences(Repository git, ObjectId head, DirCache index) throws IOException {
        TreeWalk walk = new TreeWalk(git);
        walk.addTree(head);
        walk.addTree(new DirCacheIterator(index));
        walk.setFilter(TreeFilter.ANY_DIFF);
        walk.setRecursive(true);
        return walk;
    }
}
