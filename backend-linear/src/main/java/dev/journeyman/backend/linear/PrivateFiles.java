package dev.journeyman.backend.linear;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their user may read, durable once they are written. */
final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    static FileAttribute<?>[] permissions(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions("rwx------"));
            syncFolder(folder.resolveSibling("."));
        }
    }

    /** Creates an empty file unless it is there. */
    static void createFile(Path file) throws IOException {
        createFolder(parent(file));
        if (!Files.exists(file)) {
            Files.createFile(file, permissions("rw-------"));
            syncFolder(parent(file));
        }
    }

    /** Puts a file in place as a whole, whatever was there. */
    static void write(Path file, String content) throws IOException {
        Path fresh = written(file, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(parent(file));
    }

    /** Puts a file in place as a whole, unless somebody was first. */
    static void writeOnce(Path file, String content) throws IOException {
        Path fresh = written(file, content);
        try {
            Files.createLink(file, fresh);
            syncFolder(parent(file));
        } catch (FileAlreadyExistsException e) {
            // What is there counts.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Path written(Path file, String content) throws IOException {
        createFolder(parent(file));
        Path fresh = Files.createTempFile(parent(file), ".", ".tmp", permissions("rw-------"));
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        }
        return fresh;
    }

    /** Makes the names in a folder durable; Windows has no such call and needs none. */
    private static void syncFolder(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = POSIX ? FileChannel.open(folder, StandardOpenOption.READ) : null) {
            if (channel != null) {
                channel.force(true);
            }
        } catch (ClosedByInterruptException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }
}
