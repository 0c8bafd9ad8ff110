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
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.submodule.SubmoduleWalk;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.WorkingTreeIterator.MetadataDiff;

/**
 * One walk over a directory beside its index: what has the size and time that the index knows is not read again.
 *
 * <p>The same tree as {@code git add -A && git write-tree} would give, but for what is skipped and named.
 */
final class DirectoryScan {
    private static final long LARGEST = 50L << 20;

    private final Repository git;
    private final ObjectInserter inserter;
    private final Leftovers leftovers;
    private final Purpose purpose;
    private final DirCacheBuilder builder;
    private final NameConflictTreeWalk walk;
    private final List<Skipped> skipped = new ArrayList<>();
    private final Set<String> stale = new HashSet<>();
    private int kept;
    private boolean changed;

    private DirectoryScan(Repository git, DirCache index, ObjectInserter inserter, Leftovers leftovers, Purpose purpose)
            throws IOException {
        this.git = git;
        this.purpose = purpose;
        this.inserter = inserter;
        this.leftovers = leftovers;
        this.builder = index.builder();
        this.walk = new NameConflictTreeWalk(git);
        walk.setOperationType(OperationType.CHECKIN_OP);
        walk.addTree(new DirCacheBuildIterator(builder));
        DirectoryFiles files = DirectoryFiles.of(git, index);
        walk.addTree(files);
        files.setDirCacheIterator(walk, 0);
    }

    /** What a scan is for. In a user's checkout other repositories may lie, which are his business. */
    private enum Purpose {
        SAVE,
        TAKE,
        LOOK;

        boolean ofCheckout() {
            return this != SAVE;
        }
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
    static Seen run(Repository git, DirCache index, ObjectInserter inserter, Leftovers leftovers) throws IOException {
        int before = index.getEntryCount();
        DirectoryScan scan = new DirectoryScan(git, index, inserter, leftovers, Purpose.SAVE);
        scan.walkThrough();
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

    /** Brings an index that only stands in memory up to date with a user's checkout; names what was left out. */
    static List<Skipped> take(Repository git, DirCache index, ObjectInserter inserter) throws IOException {
        return ofCheckout(git, index, inserter, Purpose.TAKE);
    }

    /** The same for who only wants to know which files differ: new ones are not read, and have no id. */
    static List<Skipped> look(Repository git, DirCache index) throws IOException {
        return ofCheckout(git, index, new ForgetfulInserter(), Purpose.LOOK);
    }

    private static List<Skipped> ofCheckout(Repository git, DirCache index, ObjectInserter inserter, Purpose purpose)
            throws IOException {
        DirectoryScan scan = new DirectoryScan(git, index, inserter, Leftovers.NONE, purpose);
        scan.walkThrough();
        return List.copyOf(scan.skipped);
    }

    private void walkThrough() throws IOException {
        try (walk) {
            while (walk.next()) {
                visit();
            }
        }
        builder.finish();
    }

    private void visit() throws IOException {
        DirCacheBuildIterator index = walk.getTree(0, DirCacheBuildIterator.class);
        DirectoryFiles file = walk.getTree(1, DirectoryFiles.class);
        if (file == null) {
            miss(index);
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
        } else if (!isLeftAlone(known)
                && file.compareMetadata(known) == MetadataDiff.EQUAL
                && file.getIndexFileMode(index).equals(known.getFileMode())) {
            keep(known);
        } else {
            reread(known, index, file);
        }
    }

    /** Of a user's own index: what he hides from git by a flag is not for us to take. */
    private boolean isLeftAlone(DirCacheEntry known) {
        return purpose.ofCheckout() && (known.isSkipWorkTree() || known.isAssumeValid());
    }

    /** What a sparse checkout leaves out is not there, and yet not deleted. */
    private void miss(DirCacheBuildIterator index) throws IOException {
        if (index.getEntryFileMode().equals(FileMode.TREE)) {
            walk.enterSubtree();
        } else if (index.getDirCacheEntry().isSkipWorkTree() || isLeftAlone(index.getDirCacheEntry())) {
            keep(index.getDirCacheEntry());
        }
    }

    private void enter(DirectoryFiles folder, boolean known) throws IOException {
        if (!known && (folder.isEntryIgnored() || leftovers.copied(walk.getPathString()))) {
            return;
        }
        if (purpose.ofCheckout() && !known && Files.exists(folder.item().file().resolve(Constants.DOT_GIT))) {
            skipped.add(new Skipped(walk.getPathString(), Reason.SUBMODULE));
        } else {
            walk.enterSubtree();
        }
    }

    private void keep(DirCacheEntry entry) {
        builder.add(entry);
        kept++;
    }

    private void keepSubmodule(DirCacheEntry entry, DirectoryFiles folder) throws IOException {
        keep(entry);
        if (purpose.ofCheckout() ? hasMoved(entry) : holdsFiles(folder.item().file())) {
            skipped.add(new Skipped(walk.getPathString(), Reason.SUBMODULE));
        }
    }

    private boolean hasMoved(DirCacheEntry entry) throws IOException {
        try (Repository submodule = SubmoduleWalk.getSubmoduleRepository(git, entry.getPathString())) {
            return submodule != null && !entry.getObjectId().equals(submodule.resolve(Constants.HEAD));
        }
    }

    private static boolean holdsFiles(Path folder) throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            return content.iterator().hasNext();
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
                : obstacle(file.item()).or(() -> secret(file.item()));
        if (reason.isEmpty() && isKeptByLfs(file)) {
            reason = LfsPointer.read(file.item().file()).isPresent() ? reason : Optional.of(Reason.LFS);
        }
        if (reason.isPresent()) {
            skipped.add(new Skipped(walk.getPathString(), reason.get()));
        } else {
            take(file, file.getEntryFileMode());
        }
    }

    private static Optional<Reason> secret(Listings.Item file) {
        return SecretFiles.looksSecret(file.file()) ? Optional.of(Reason.SECRET) : Optional.empty();
    }

    private boolean isKeptByLfs(DirectoryFiles file) {
        return file.item().attributes().isRegularFile() && LfsRules.applyTo(walk.getAttributes());
    }

    /** A file whose size, time or mode is not what the index knows. */
    private void reread(DirCacheEntry known, DirCacheBuildIterator index, DirectoryFiles file) throws IOException {
        if (isKeptByLfs(file) && Files.isReadable(file.item().file())) {
            rereadLarge(known, file.item().file());
            return;
        }
        Optional<Reason> reason = obstacle(file.item());
        if (reason.isPresent()) {
            leaveOut(known, reason.get());
        } else if (isLeftAlone(known)) {
            leaveAlone(known, file, file.getIndexFileMode(index));
        } else {
            retake(known, file, file.getIndexFileMode(index));
        }
    }

    /** Only Git LFS can commit another content, so the pointer stays; a file that became one again is what it points to. */
    private void rereadLarge(DirCacheEntry known, Path file) throws IOException {
        Optional<LfsPointer> pointer = LfsPointer.read(git.open(known.getObjectId()));
        boolean same = pointer.isPresent() && (pointer.get().means(file) || pointer.equals(LfsPointer.read(file)));
        if (same) {
            keep(known);
        } else {
            leaveOut(known, Reason.LFS);
        }
    }

    private void leaveOut(DirCacheEntry known, Reason reason) {
        skipped.add(new Skipped(walk.getPathString(), reason));
        stale.add(walk.getPathString());
        keep(known);
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

    private void take(DirectoryFiles file, FileMode mode) throws IOException {
        DirCacheEntry entry = entry(file, mode);
        if (purpose != Purpose.LOOK) {
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, committed(file, mode)));
        }
        builder.add(entry);
        changed = true;
    }

    private void leaveAlone(DirCacheEntry known, DirectoryFiles file, FileMode mode) throws IOException {
        if (isSame(known, file, mode, committed(file, mode))) {
            keep(known);
        } else {
            leaveOut(known, Reason.LEFT_ALONE);
        }
    }

    private boolean isSame(DirCacheEntry known, DirectoryFiles file, FileMode mode, byte[] content) throws IOException {
        return mode.equals(known.getFileMode())
                && (inserter.idFor(Constants.OBJ_BLOB, content).equals(known.getObjectId())
                        || (file.item().attributes().isRegularFile()
                                && new LineEnds(git, walk)
                                        .areAsCheckedOut(known, file.item().file())));
    }

    private void retake(DirCacheEntry known, DirectoryFiles file, FileMode mode) throws IOException {
        byte[] content = committed(file, mode);
        DirCacheEntry entry = entry(file, mode);
        entry.setObjectId(
                isSame(known, file, mode, content)
                        ? known.getObjectId()
                        : inserter.insert(Constants.OBJ_BLOB, content));
        builder.add(entry);
        kept++;
        changed = true;
    }

    private DirCacheEntry entry(DirectoryFiles file, FileMode mode) {
        DirCacheEntry entry = new DirCacheEntry(walk.getRawPath());
        entry.setFileMode(mode);
        entry.setLength(file.getEntryLength());
        entry.setLastModified(file.getEntryLastModifiedInstant());
        return entry;
    }

    /** The target of a link is no text to convert. */
    private static byte[] committed(DirectoryFiles file, FileMode mode) throws IOException {
        boolean link = mode.equals(FileMode.SYMLINK);
        try (InputStream content = link ? file.item().openInputStream() : file.openEntryStream()) {
            return content.readAllBytes();
        }
    }
}
