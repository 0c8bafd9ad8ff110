package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.DirCacheCheckout.CheckoutMetadata;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CoreConfig.EolStreamType;
import org.eclipse.jgit.lib.CoreConfig.SymLinks;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.WorkingTreeOptions;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Takes a directory from one tree to another: only paths that differ are touched.
 *
 * <p>The directory holds the first tree, as a scan just found, and perhaps files that are in no tree; those that are in
 * the way are moved aside, never overwritten, and nothing is written through a link.
 */
final class Checkout {
    private static final int FROM = 0;
    private static final int TO = 1;
    private static final Map<PosixFilePermission, PosixFilePermission> RUN_IF_READ = Map.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

    private final Repository git;
    private final Path directory;
    private final Path asideFolder;
    private final WorkingTreeOptions options;
    private final LfsContents contents;
    private final List<String> gone = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<Path> aside = new ArrayList<>();
    private final Set<String> folders = new HashSet<>();
    private boolean ignoreRulesChanged;

    /**
     * @param asideFolder for what is in the way
     * @param contents of files that Git LFS keeps
     */
    Checkout(Repository git, Path asideFolder, LfsContents contents) {
        this.git = git;
        this.contents = contents;
        this.directory = git.getWorkTree().toPath();
        this.asideFolder = asideFolder;
        this.options = git.getConfig().get(WorkingTreeOptions.KEY);
    }

    /** A path to write, with how its blob becomes a file, or the file that holds its content. */
    private record Target(
            DirCacheEntry entry, boolean tracked, CheckoutMetadata conversion, Optional<LfsPointer> large) {}

    /**
     * What was done besides.
     *
     * @param aside where files lie now that were in the way
     * @param ignoreRulesChanged whether files may be visible now that were ignored before
     */
    record Done(List<Path> aside, boolean ignoreRulesChanged) {}

    /**
     * Writes the differences and brings the index along.
     *
     * @param stale tracked files whose present content is not the one of {@code from}; they move aside
     */
    Done run(ObjectId from, ObjectId to, Set<String> stale) throws IOException {
        try (ObjectReader reader = git.newObjectReader()) {
            LfsRules lfs = new LfsRules(reader, to);
            compare(from, to, lfs);
            for (String path : stale) {
                moveAside(directory.resolve(path));
                rewrite(path, to, lfs);
            }
        }
        for (String path : gone) {
            delete(path);
        }
        for (Target target : targets) {
            clear(target);
        }
        Slices.each(targets, this::write);
        record();
        return new Done(List.copyOf(aside), ignoreRulesChanged);
    }

    private void compare(ObjectId from, ObjectId to, LfsRules lfs) throws IOException {
        try (TreeWalk walk = new TreeWalk(git)) {
            walk.setOperationType(OperationType.CHECKOUT_OP);
            walk.addTree(from);
            walk.addTree(to);
            walk.setFilter(TreeFilter.ANY_DIFF);
            walk.setRecursive(true);
            while (walk.next()) {
                ignoreRulesChanged |= walk.getNameString().equals(".gitignore");
                if (walk.getRawMode(TO) == FileMode.TYPE_MISSING) {
                    gone.add(walk.getPathString());
                } else {
                    targets.add(target(walk, walk.getRawMode(FROM) != FileMode.TYPE_MISSING, TO, lfs));
                }
            }
        }
    }

    private Target target(TreeWalk walk, boolean tracked, int tree, LfsRules lfs) throws IOException {
        DirCacheEntry entry = new DirCacheEntry(walk.getRawPath());
        entry.setFileMode(walk.getFileMode(tree));
        entry.setObjectId(walk.getObjectId(tree));
        if (entry.getFileMode().equals(FileMode.GITLINK) || !lfs.cover(entry.getPathString())) {
            CheckoutMetadata conversion = new CheckoutMetadata(
                    LineEnds.onCheckout(walk.getCheckoutEolStreamType(tree)), walk.getSmudgeCommand(tree));
            return new Target(entry, tracked, conversion, Optional.empty());
        }
        Optional<LfsPointer> pointer = LfsPointer.read(git.open(entry.getObjectId()));
        return new Target(entry, tracked, new CheckoutMetadata(EolStreamType.DIRECT, null), pointer);
    }

    /** A stale file that is the same in both trees has to come back as well. */
    private void rewrite(String path, ObjectId to, LfsRules lfs) throws IOException {
        boolean known = targets.stream().anyMatch(t -> t.entry().getPathString().equals(path)) || gone.contains(path);
        if (known) {
            return;
        }
        try (TreeWalk walk = TreeWalk.forPath(git, path, to)) {
            if (walk != null) {
                walk.setOperationType(OperationType.CHECKOUT_OP);
                targets.add(target(walk, true, 0, lfs));
            }
        }
    }

    private void delete(String path) throws IOException {
        Path file = directory.resolve(path);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            // A submodule's folder; what lies in it is not ours.
            deleteIfEmpty(file);
            return;
        }
        Files.deleteIfExists(file);
        String folder = folderOf(path);
        while (!folder.isEmpty() && deleteIfEmpty(directory.resolve(folder))) {
            folder = folderOf(folder);
        }
    }

    private static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static boolean deleteIfEmpty(Path folder) throws IOException {
        try {
            return Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    /** Makes the folder of a file and takes away what stands in its place. */
    private void clear(Target target) throws IOException {
        Path file = directory.resolve(target.entry().getPathString());
        makeFolders(folderOf(target.entry().getPathString()));
        boolean submodule = target.entry().getFileMode().equals(FileMode.GITLINK);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        if (target.tracked() && !folder) {
            Files.delete(file);
        } else if (!(folder && (submodule || deleteIfEmpty(file)))) {
            moveAside(file);
        }
    }

    private void makeFolders(String path) throws IOException {
        if (path.isEmpty() || !folders.add(path)) {
            return;
        }
        makeFolders(folderOf(path));
        Path folder = directory.resolve(path);
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        moveAside(folder);
        Files.createDirectory(folder);
    }

    private void moveAside(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path target = free(asideFolder.resolve(directory.relativize(file).toString()));
        Files.createDirectories(target.resolveSibling("."));
        Files.move(file, target);
        aside.add(target);
    }

    private static Path free(Path wanted) {
        Path path = wanted;
        for (int n = 2; Files.exists(path, LinkOption.NOFOLLOW_LINKS); n++) {
            path = wanted.resolveSibling(wanted.getFileName() + "." + n);
        }
        return path;
    }

    private void write(Target target) throws IOException {
        DirCacheEntry entry = target.entry();
        Path file = directory.resolve(entry.getPathString());
        if (entry.getFileMode().equals(FileMode.GITLINK)) {
            Files.createDirectories(file);
            return;
        }
        if (entry.getFileMode().equals(FileMode.SYMLINK)) {
            writeLink(entry, file);
        } else {
            writeFile(target, file);
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        entry.setLength(attributes.size());
        entry.setLastModified(attributes.lastModifiedTime().toInstant());
    }

    private void writeLink(DirCacheEntry entry, Path file) throws IOException {
        byte[] content = git.open(entry.getObjectId()).getBytes();
        String text = new String(content, UTF_8);
        if (options.getSymLinks() == SymLinks.FALSE) {
            Files.write(file, content, StandardOpenOption.CREATE_NEW);
        } else {
            Files.createSymbolicLink(file, Path.of(text));
        }
    }

    private void writeFile(Target target, Path file) throws IOException {
        DirCacheEntry entry = target.entry();
        Optional<Path> content = target.large().isEmpty()
                ? Optional.empty()
                : contents.find(target.large().get());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (content.isPresent()) {
                Files.copy(content.get(), out);
            } else {
                DirCacheCheckout.getContent(
                        git, entry.getPathString(), target.conversion(), git.open(entry.getObjectId()), options, out);
            }
        }
        if (entry.getFileMode().equals(FileMode.EXECUTABLE_FILE) && git.getFS().supportsExecute()) {
            makeExecutable(file);
        }
    }

    /** Whoever may read it may run it. */
    private static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        Set<PosixFilePermission> extended = new HashSet<>(permissions);
        RUN_IF_READ.forEach((read, run) -> {
            if (permissions.contains(read)) {
                extended.add(run);
            }
        });
        Files.setPosixFilePermissions(file, extended);
    }

    /** Locks the index only now: files younger than its lock would be read again by the next scan. */
    private void record() throws IOException {
        DirCache index = git.lockDirCache();
        try {
            record(index);
        } finally {
            index.unlock();
        }
    }

    private void record(DirCache index) throws IOException {
        DirCacheEditor editor = index.editor();
        gone.forEach(path -> editor.add(new DirCacheEditor.DeletePath(path)));
        targets.forEach(target -> editor.add(new Replacement(target.entry())));
        editor.finish();
        index.write();
        if (!index.commit()) {
            throw new IOException("the index " + git.getIndexFile() + " could not be replaced");
        }
    }

    /** Puts an entry in the place of whatever the index knew. */
    private static final class Replacement extends DirCacheEditor.PathEdit {
        private final DirCacheEntry replacement;

        Replacement(DirCacheEntry replacement) {
            super(replacement);
            this.replacement = replacement;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            entry.copyMetaData(replacement);
        }
    }
}
