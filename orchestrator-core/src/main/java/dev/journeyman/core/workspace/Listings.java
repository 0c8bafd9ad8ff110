package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.treewalk.WorkingTreeIterator.Entry;

/**
 * The folders of a directory, each with the kind, size and time of its files.
 *
 * <p>A scan takes as long as asking the disk takes; so folders that the index knows are asked for ahead, several at
 * once. Others are asked for when somebody enters them, for they may be ignored and huge.
 */
final class Listings {
    private final Path directory;
    private final Class<? extends BasicFileAttributes> kind;
    private final Map<String, Item[]> ahead = new ConcurrentHashMap<>();

    private Listings(Path directory) {
        this.directory = directory;
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.kind = posix ? PosixFileAttributes.class : BasicFileAttributes.class;
    }

    static Listings ahead(Path directory, DirCache index) throws IOException {
        Listings listings = new Listings(directory);
        Slices.each(foldersIn(index), folder -> listings.ahead.put(folder, listings.read(folder)));
        return listings;
    }

    /** Entries are sorted, so most share the folder of the one before. */
    private static List<String> foldersIn(DirCache index) {
        Set<String> folders = new LinkedHashSet<>(List.of(""));
        String last = "";
        for (int i = 0; i < index.getEntryCount(); i++) {
            String path = index.getEntry(i).getPathString();
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            if (!folder.equals(last)) {
                addWithParents(folder, folders);
                last = folder;
            }
        }
        return List.copyOf(folders);
    }

    private static void addWithParents(String folder, Set<String> folders) {
        for (int end = folder.length(); end > 0 && folders.add(folder.substring(0, end)); ) {
            end = folder.lastIndexOf('/', end - 2) + 1;
        }
    }

    /** What lies in a folder; its path is empty or ends with '/'. */
    Entry[] in(String folder) throws IOException {
        Item[] listed = ahead.get(folder);
        return listed == null ? read(folder) : listed;
    }

    private Item[] read(String folder) throws IOException {
        Path path = directory.resolve(folder);
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Item[0];
        }
        List<Item> items = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                items.add(new Item(file, Files.readAttributes(file, kind, LinkOption.NOFOLLOW_LINKS)));
            }
        }
        return items.toArray(Item[]::new);
    }

    /** A file, folder or link. */
    static final class Item extends Entry {
        private final Path file;
        private final BasicFileAttributes attributes;

        Item(Path file, BasicFileAttributes attributes) {
            this.file = file;
            this.attributes = attributes;
        }

        Path file() {
            return file;
        }

        BasicFileAttributes attributes() {
            return attributes;
        }

        @Override
        public FileMode getMode() {
            if (attributes.isSymbolicLink()) {
                return FileMode.SYMLINK;
            }
            // A repository that somebody made inside is a folder like any other: its files must not be lost.
            if (attributes.isDirectory()) {
                return FileMode.TREE;
            }
            return isExecutable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
        }

        private boolean isExecutable() {
            return attributes instanceof PosixFileAttributes posix
                    && posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
        }

        @Override
        public long getLength() {
            return attributes.size();
        }

        @Override
        public Instant getLastModifiedInstant() {
            return attributes.lastModifiedTime().toInstant();
        }

        @Override
        public String getName() {
            return String.valueOf(file.getFileName());
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return attributes.isSymbolicLink()
                    ? new ByteArrayInputStream(
                            Files.readSymbolicLink(file).toString().getBytes(UTF_8))
                    : Files.newInputStream(file);
        }
    }
}
