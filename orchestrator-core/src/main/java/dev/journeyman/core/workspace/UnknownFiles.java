package dev.journeyman.core.workspace;

import java.io.IOException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;

/** The files of a directory that neither the index nor the ignore rules know. */
final class UnknownFiles {
    private UnknownFiles() {}

    /** Adds them to the leftovers. */
    static void remember(Repository git, DirCache index, Leftovers leftovers) throws IOException {
        try (NameConflictTreeWalk walk = new NameConflictTreeWalk(git)) {
            walk.addTree(new DirCacheIterator(index));
            DirectoryFiles files = DirectoryFiles.of(git, index);
            walk.addTree(files);
            files.setDirCacheIterator(walk, 0);
            while (walk.next()) {
                DirectoryFiles file = walk.getTree(1, DirectoryFiles.class);
                DirCacheIterator known = walk.getTree(0, DirCacheIterator.class);
                if (file == null || (known == null && file.isEntryIgnored())) {
                    continue;
                }
                if (file.getEntryFileMode().equals(FileMode.TREE)) {
                    walk.enterSubtree();
                } else if (known == null) {
                    leftovers.add(walk.getPathString(), file.getEntryLength(), file.getEntryLastModifiedInstant());
                }
            }
        }
    }
}
