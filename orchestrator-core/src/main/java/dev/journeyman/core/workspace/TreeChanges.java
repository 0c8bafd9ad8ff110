package dev.journeyman.core.workspace;

import dev.journeyman.core.workspace.TreeDraft.Entry;
import java.io.IOException;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What differs between two trees; costs what differs, not what exists. */
final class TreeChanges {
    private TreeChanges() {}

    /** Each path that differs with what it became; empty if it is gone. */
    static NavigableMap<String, Optional<Entry>> between(ObjectReader reader, ObjectId from, ObjectId to)
            throws IOException {
        NavigableMap<String, Optional<Entry>> changes = new TreeMap<>();
        try (TreeWalk walk = walk(reader, from, to)) {
            while (walk.next()) {
                changes.put(
                        walk.getPathString(),
                        walk.getRawMode(1) == FileMode.TYPE_MISSING
                                ? Optional.empty()
                                : Optional.of(new Entry(walk.getFileMode(1), walk.getObjectId(1))));
            }
        }
        return changes;
    }

    static TreeWalk walk(ObjectReader reader, ObjectId from, ObjectId to) throws IOException {
        TreeWalk walk = new TreeWalk(reader);
        walk.addTree(from);
        walk.addTree(to);
        walk.setFilter(TreeFilter.ANY_DIFF);
        walk.setRecursive(true);
        return walk;
    }
}
