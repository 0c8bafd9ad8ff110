package dev.journeyman.core.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folders in which systems keep the programs and settings that are for everybody. */
final class SystemFolders {
    private static final Path SETTINGS = Path.of("/etc");
    private static final int SMALLEST = 4096;
    private static final List<Path> ALL = Stream.concat(
                    Stream.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store")
                            .map(Path::of),
                    Stream.of(SETTINGS))
            .toList();

    private SystemFolders() {}

    /** Mounts them for reading. */
    static Mounts mount(Mounts mounts) {
        return mounts.readable(ALL);
    }

    /** Whether a path can be seen because of them. */
    static boolean hold(Path path) {
        return ALL.stream().anyMatch(path::startsWith);
    }

    /** Covers what we may read there but others may not, such as password hashes where we are root. */
    static Mounts hidePrivate(Mounts mounts) {
        try {
            Files.walkFileTree(SETTINGS, new Cover(mounts));
        } catch (IOException e) {
            // What cannot be listed by us cannot be read by our children either.
        }
        return mounts;
    }

    private static final class Cover extends SimpleFileVisitor<Path> {
        private final Mounts mounts;

        Cover(Mounts mounts) {
            this.mounts = mounts;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (forAll(folder, PosixFilePermission.OTHERS_EXECUTE) || !Files.isReadable(folder)) {
                return FileVisitResult.CONTINUE;
            }
            mounts.empty(folder, SMALLEST);
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()
                    && Files.isReadable(file)
                    && !forAll(file, PosixFilePermission.OTHERS_READ)) {
                mounts.blank(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        private static boolean forAll(Path path, PosixFilePermission permission) throws IOException {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return permissions.contains(permission);
        }
    }
}
