package dev.journeyman.backend.json;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Files and folders that only their user may read.
 *
 * <p>Streams instead of channels throughout: an interrupt closes a channel under everybody's hands, and a stream not.
 */
final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final boolean WINDOWS = !POSIX;

    private PrivateFiles() {}

    static FileAttribute<?>[] onlyForTheUser() {
        return permissions("rw-------");
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Creates a folder and those above it, as far as they are missing; durable on return. */
    static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = parent(folder);
        createFolders(parent);
        try {
            Files.createDirectory(folder, permissions("rwx------"));
        } catch (FileAlreadyExistsException e) {
            requireFolder(folder, e);
        }
        syncFolder(parent);
    }

    private static void requireFolder(Path folder, FileAlreadyExistsException cause) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw cause;
        }
    }

    /** Creates an empty file unless it is there; durable on return. */
    static void create(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                Files.createFile(file, onlyForTheUser());
            } catch (FileAlreadyExistsException e) {
                return;
            }
            syncFolder(parent(file));
        }
    }

    static byte[] read(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return in.readAllBytes();
        }
    }

    /** Puts a file in place as a whole, whatever was there; durable on return. For one writer at a time. */
    static void replace(Path file, byte[] content) throws IOException {
        swapIn(file, content, true);
        syncFolder(parent(file));
    }

    /** Puts files of one folder in place, each as a whole; all are durable on return. For one writer at a time. */
    static void replaceAll(Path folder, Map<Path, byte[]> contents) throws IOException {
        for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
            swapIn(file.getKey(), file.getValue(), true);
        }
        syncFolder(folder);
    }

    /** Like {@link #replace}, but left to the system when it reaches the disk. */
    static void replaceInPassing(Path file, byte[] content) throws IOException {
        swapIn(file, content, false);
    }

    private static void swapIn(Path file, byte[] content, boolean sync) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, onlyForTheUser());
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(content);
            if (sync) {
                out.getFD().sync();
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes the names in a folder durable. Windows has no such call and needs none. */
    static void syncFolder(Path folder) throws IOException {
        if (WINDOWS) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            while (!forced(folder)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** False if an interrupt came in between; folders can be opened as channels only. */
    private static boolean forced(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }
}
