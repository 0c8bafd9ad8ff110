package dev.journeyman.core.workspace;

import java.io.IOException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.WorkingTreeOptions;

/** The files of a directory as one tree of a walk. */
final class DirectoryFiles extends WorkingTreeIterator {
    private final Listings listings;

    private DirectoryFiles(Repository git, Listings listings) throws IOException {
        super(git.getConfig().get(WorkingTreeOptions.KEY));
        this.listings = listings;
        initRootIterator(git);
        init(listings.in(""));
    }

    /** The files beside which an index is read. */
    static DirectoryFiles of(Repository git, DirCache index) throws IOException {
        return new DirectoryFiles(git, Listings.ahead(git.getWorkTree().toPath(), index));
    }

    private DirectoryFiles(DirectoryFiles parent) throws IOException {
        super(parent);
        this.listings = parent.listings;
        init(listings.in(parent.getEntryPathString() + "/"));
    }

    @Override
    public AbstractTreeIterator createSubtreeIterator(ObjectReader reader) throws IOException {
        return new DirectoryFiles(this);
    }

    Listings.Item item() {
        return (Listings.Item) current();
    }
}
