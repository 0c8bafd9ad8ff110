package dev.journeyman.core.workspace;

import dev.journeyman.core.workspace.Snapshot.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
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
 */
record UncommittedWork(List<String> changed, List<Skipped> skipped) {
    /**
     * Looks which files differ from HEAD; reads no new ones.
     *
     * @param git the user's, with the checkout
     * @param head the tree of HEAD
     */
    static UncommittedWork look(Repository git, ObjectId head) throws IOException {
        DirCache index = withoutConflicts(git.readDirCache());
        List<Skipped> skipped = DirectoryScan.look(git, index);
        return new UncommittedWork(changed(git, head, index), skipped);
    }

    /** The tree of all files in the checkout. */
    static ObjectId take(Repository git, ObjectInserter inserter) throws IOException {
        DirCache index = withoutConflicts(git.readDirCache());
        DirectoryScan.take(git, index, inserter);
        return index.writeTree(inserter);
    }

    /** Of a path in conflict, only our side could be in a tree; the file in the checkout takes its place. */
    private static DirCache withoutConflicts(DirCache index) {
        DirCacheBuilder builder = index.builder();
        for (int i = 0; i < index.getEntryCount(); i++) {
            DirCacheEntry entry = index.getEntry(i);
            if (entry.getStage() == DirCacheEntry.STAGE_0) {
                builder.add(entry);
            } else if (entry.getStage() == DirCacheEntry.STAGE_2) {
                builder.add(ours(entry));
            }
        }
        builder.finish();
        return index;
    }

    private static DirCacheEntry ours(DirCacheEntry conflicting) {
        DirCacheEntry entry = new DirCacheEntry(conflicting.getRawPath());
        entry.setFileMode(conflicting.getFileMode());
        entry.setObjectId(conflicting.getObjectId());
        return entry;
    }

    private static List<String> changed(Repository git, ObjectId head, DirCache index) throws IOException {
        List<String> changed = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(head);
            walk.addTree(new DirCacheIterator(index));
            walk.setFilter(TreeFilter.ANY_DIFF);
            walk.setRecursive(true);
            while (walk.next()) {
                changed.add(walk.getPathString());
            }
        }
        return List.copyOf(changed);
    }
}
