package dev.journeyman.core.verify;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Patterns of paths relative to a root, with '/'; as in other tools, {@code **}{@code /} also stands for no folder at all. */
final class Globs {
    private static final Set<String> NEVER_ENTERED = Set.of(".git", "node_modules");

    private final List<PathMatcher> matchers;

    private Globs(List<PathMatcher> matchers) {
        this.matchers = matchers;
    }

    static Globs of(List<String> patterns) {
        return new Globs(patterns.stream()
                .flatMap(pattern ->
                        pattern.startsWith("**/") ? Stream.of(pattern, pattern.substring(3)) : Stream.of(pattern))
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList());
    }

    /** Files and folders that match, sorted. Symbolic links are not followed, and a folder that matches is not entered. */
    List<Path> find(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!matchers.isEmpty()) {
            Files.walkFileTree(root, new Finder(root, found));
        }
        found.sort(null);
        return found;
    }

    private boolean matches(Path relative) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(relative));
    }

    private final class Finder extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> found;

        private Finder(Path root, List<Path> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean match = matches(root.relativize(folder));
            if (match) {
                found.add(folder);
            }
            return match || NEVER_ENTERED.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && matches(root.relativize(file))) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
