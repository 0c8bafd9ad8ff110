package dev.journeyman.core.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Patterns of paths relative to a root, with '/'; as in other tools, {@code **}{@code /} also stands for no folder at all. */
public final class Globs {
    private static final String PACKAGES = "node_modules";
    private static final String ANY_FOLDERS = "/**/";

    private final List<Glob> globs;

    private Globs(List<Glob> globs) {
        this.globs = globs;
    }

    /** The patterns, of which at least one must fit. */
    public static Globs of(List<String> patterns) {
        return new Globs(patterns.stream()
                .flatMap(pattern -> expand("/" + pattern, 0))
                .distinct()
                .map(Glob::of)
                .toList());
    }

    /** A pattern, and what becomes of it where {@code **} stands for no folder. */
    private static Stream<String> expand(String rooted, int from) {
        int at = rooted.indexOf(ANY_FOLDERS, from);
        if (at < 0) {
            return Stream.of(rooted.substring(1));
        }
        int next = at + ANY_FOLDERS.length() - 1;
        String without = rooted.substring(0, at) + rooted.substring(next);
        return Stream.concat(expand(rooted, next), expand(without, at));
    }

    /**
     * Files and folders that match, sorted. Symbolic links are not followed, a folder that matches is not entered, nor are
     * {@code .git} and, unless a pattern names it, {@code node_modules}.
     */
    public List<Path> find(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!globs.isEmpty()) {
            Files.walkFileTree(root, new Finder(root, found));
        }
        found.sort(null);
        return found;
    }

    private boolean matches(Path relative) {
        return globs.stream().anyMatch(glob -> glob.matcher.matches(relative));
    }

    private boolean mayMatchBelow(Path folder) {
        return globs.stream().anyMatch(glob -> glob.mayMatchBelow(folder));
    }

    /**
     * One pattern.
     *
     * @param start the folders that all paths it matches begin with
     * @param depth the most segments of a path that it matches
     * @param packages whether it names the folder of a project's packages
     */
    private record Glob(PathMatcher matcher, Path start, int depth, boolean packages) {
        private static final Pattern WILD = Pattern.compile("[*?\\[{\\\\]");

        static Glob of(String pattern) {
            String fixed = WILD.split(pattern, 2)[0];
            boolean deep = pattern.contains("**") || pattern.contains("{");
            return new Glob(
                    FileSystems.getDefault().getPathMatcher("glob:" + pattern),
                    Path.of(fixed.substring(0, fixed.lastIndexOf('/') + 1)),
                    deep ? Integer.MAX_VALUE : pattern.split("/", -1).length,
                    pattern.contains(PACKAGES));
        }

        boolean mayMatchBelow(Path folder) {
            String name = folder.getFileName().toString();
            boolean onTheWay = start.toString().isEmpty() || folder.startsWith(start) || start.startsWith(folder);
            return onTheWay && folder.getNameCount() < depth && (packages || !name.equals(PACKAGES));
        }
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
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            Path relative = root.relativize(folder);
            boolean git = relative.getFileName().toString().equals(".git");
            boolean match = !git && matches(relative);
            if (match) {
                found.add(folder);
            }
            return match || git || !mayMatchBelow(relative) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        /** Elsewhere files come and go, and folders are closed; what matches is for its reader to complain about. */
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
            if (path.equals(root)) {
                throw failure;
            }
            if (!(failure instanceof NoSuchFileException) && matches(root.relativize(path))) {
                found.add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
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
