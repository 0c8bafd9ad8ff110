package dev.journeyman.core.workspace;

import dev.journeyman.core.workspace.Snapshot.Reason;
import dev.journeyman.core.workspace.Snapshot.Skipped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuildIterator;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.WorkingTreeIterator.MetadataDiff;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a directory beside its index: what has the size and time that the index knows is not read again.
 *
 * <p>The same tree as {@code git add -A && git write-tree} would give, but for what is skipped and named.
 */
final class DirectoryScan {
    private static final long LARGEST = 50L << 20;

    private final FrugalInserter inserter;
    private final Leftovers leftovers;
    private final DirCacheBuilder builder;
    private final NameConflictTreeWalk walk;
    private final List<Skipped> skipped = new ArrayList<>();
    private final Set<String> stale = new HashSet<>();
    private int kept;
    private boolean changed;

    private DirectoryScan(Repository git, DirCache index, FrugalInserter inserter, Leftovers leftovers)
            throws IOException {
        this.inserter = inserter;
        this.leftovers = leftovers;
        this.builder = index.builder();
        this.walk = new NameConflictTreeWalk(git);
        walk.setOperationType(OperationType.CHECKIN_OP);
        walk.addTree(new DirCacheBuildIterator(builder));
        DirectoryFiles files = files(git, index);
        walk.addTree(files);
        files.setDirCacheIterator(walk, 0);
    }

    /**
     * What a scan saw.
     *
     * @param tree the files' tree
     * @param skipped what was left out
     * @param stale files of the index whose present content was left out
     */
    record Seen(ObjectId tree, List<Skipped> skipped, Set<String> stale) {}

    /** Brings a locked index up to date with the directory, and writes its blobs and trees. */
    static Seen run(Repository git, DirCache index, FrugalInserter inserter, Leftovers leftovers) throws IOException {
        int before = index.getEntryCount();
        DirectoryScan scan = new DirectoryScan(git, index, inserter, leftovers);
        try (NameConflictTreeWalk walk = scan.walk) {
            while (walk.next()) {
                scan.visit();
            }
        }
        scan.builder.finish();
        ObjectId tree = index.writeTree(inserter);
        inserter.flush();
        if (scan.changed || scan.kept != before) {
            index.write();
            if (!index.commit()) {
                throw new IOException("the index " + git.getIndexFile() + " could not be replaced");
            }
        }
        return new Seen(tree, List.copyOf(scan.skipped), Set.copyOf(scan.stale));
    }

    private static DirectoryFiles files(Repository git, DirCache index) throws IOException {
        return new DirectoryFiles(git, Listings.ahead(git.getWorkTree().toPath(), index));
    }

    /** Adds the files that neither the index nor the ignore rules know to the leftovers. */
    static void unknown(Repository git, DirCache index, Leftovers leftovers) throws IOException {
        try (NameConflictTreeWalk walk = new NameConflictTreeWalk(git)) {
            walk.addTree(new DirCacheIterator(index));
            DirectoryFiles files = files(git, index);
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

    private void visit() throws IOException {
        DirCacheBuildIterator index = walk.getTree(0, DirCacheBuildIterator.class);
        DirectoryFiles file = walk.getTree(1, DirectoryFiles.class);
        if (file == null) {
            return;
        }
        boolean folder = file.getEntryFileMode().equals(FileMode.TREE);
        boolean folderKnown = index != null && index.getEntryFileMode().equals(FileMode.TREE);
        DirCacheEntry known = index == null || folderKnown ? null : index.getDirCacheEntry();
        if (known != null && folder && known.getFileMode().equals(FileMode.GITLINK)) {
            keepSubmodule(known, file);
        } else if (folder) {
            enter(file, folderKnown);
        } else if (known == null) {
            meet(file);
        } else if (file.compareMetadata(known) == MetadataDiff.EQUAL
                && file.getIndexFileMode(index).equals(known.getFileMode())) {
            keep(known);
        } else {
            reread(known, index, file);
        }
    }

    private void enter(DirectoryFiles folder, boolean known) throws IOException {
        if (known || !(folder.isEntryIgnored() || leftovers.copied(walk.getPathString()))) {
            walk.enterSubtree();
        }
    }

    private void keep(DirCacheEntry entry) {
        builder.add(entry);
        kept++;
    }

    private void keepSubmodule(DirCacheEntry entry, DirectoryFiles folder) throws IOException {
        keep(entry);
        try (DirectoryStream<Path> content =
                Files.newDirectoryStream(folder.item().file())) {
            if (content.iterator().hasNext()) {
                skipped.add(new Skipped(walk.getPathString(), Reason.SUBMODULE));
            }
        }
    }

    /** A file that the index does not know. */
    private void meet(DirectoryFiles file) throws IOException {
        if (file.isEntryIgnored()
                || leftovers.holds(walk.getPathString(), file.getEntryLength(), file.getEntryLastModifiedInstant())) {
            return;
        }
        Optional<Reason> reason = PathRules.isReserved(walk.getPathString())
                ? Optional.of(Reason.RESERVED_NAME)
                : obstacle(file.item())
                        .or(() -> SecretFiles.looksSecret(file.item().file())
                                ? Optional.of(Reason.SECRET)
                                : Optional.empty());
        if (reason.isPresent()) {
            skipped.add(new Skipped(walk.getPathString(), reason.get()));
        } else {
            take(null, file, file.getEntryFileMode());
        }
    }

    /** A file whose size, time or mode is not what the index knows. */
    private void reread(DirCacheEntry known, DirCacheBuildIterator index, DirectoryFiles file) throws IOException {
        Optional<Reason> reason = obstacle(file.item());
        if (reason.isPresent()) {
            skipped.add(new Skipped(walk.getPathString(), reason.get()));
            stale.add(walk.getPathString());
            keep(known);
        } else {
            take(known, file, file.getIndexFileMode(index));
        }
    }

    /** Reading a pipe would wait for ever, so the kind of the file is asked for first. */
    private static Optional<Reason> obstacle(Listings.Item file) {
        BasicFileAttributes attributes = file.attributes();
        if (attributes.isOther() || (attributes.isRegularFile() && !Files.isReadable(file.file()))) {
            return Optional.of(Reason.UNREADABLE);
        }
        return attributes.isRegularFile() && attributes.size() > LARGEST
                ? Optional.of(Reason.TOO_LARGE)
                : Optional.empty();
    }

    private void take(@Nullable DirCacheEntry known, DirectoryFiles file, FileMode mode) throws IOException {
        DirCacheEntry entry = new DirCacheEntry(walk.getRawPath());
        entry.setFileMode(mode);
        entry.setLength(file.getEntryLength());
        entry.setLastModified(file.getEntryLastModifiedInstant());
        // The target of a link is no text to convert.
        boolean link = mode.equals(FileMode.SYMLINK);
        try (InputStream content = link ? file.item().openInputStream() : file.openEntryStream()) {
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, content.readAllBytes()));
        }
        builder.add(entry);
        kept += known == null ? 0 : 1;
        changed = true;
    }
}
