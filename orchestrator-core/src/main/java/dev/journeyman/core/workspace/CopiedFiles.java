package dev.journeyman.core.workspace;

import dev.journeyman.core.files.Globs;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of the user's checkout that builds need though no commit has them: put into new directories, taken from none. */
final class CopiedFiles {
    static final CopiedFiles NONE = new CopiedFiles(Optional.empty(), List.of());

    private final Optional<Path> checkout;
    private final List<String> globs;

    CopiedFiles(Optional<Path> checkout, List<String> globs) {
        this.checkout = checkout;
        this.globs = globs;
    }

    /** Copies into a new directory what is not there; gives the paths of files and whole folders, with '/'. */
    List<String> into(Path directory) throws IOException {
        List<String> copied = new ArrayList<>();
        if (checkout.isPresent()) {
            for (Path path : Globs.of(globs).find(checkout.get())) {
                copy(path, checkout.get(), directory, copied);
            }
        }
        return copied;
    }

    /** Of a folder that is there, too, what is missing in it. */
    private static void copy(Path path, Path checkout, Path directory, List<String> copied) throws IOException {
        String relative = checkout.relativize(path).toString();
        Path target = directory.resolve(relative);
        if (Files.notExists(target, LinkOption.NOFOLLOW_LINKS)) {
            // The engine's notes hold a path a line.
            if (relative.indexOf('\n') < 0) {
                Files.createDirectories(target.getParent());
                Files.walkFileTree(path, new Copy(path, target));
                copied.add(relative.replace('\\', '/'));
            }
        } else if (isFolder(path) && isFolder(target)) {
            for (Path child : children(path)) {
                copy(child, checkout, directory, copied);
            }
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.endsWith(".git")).sorted().toList();
        }
    }

    /** Links stay links; other special files are left out. */
    private static final class Copy extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(target(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isOther()) {
                Files.copy(file, target(file), LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
        }

        private Path target(Path path) {
            return path.equals(from) ? to : to.resolve(from.relativize(path));
        }
    }
}
