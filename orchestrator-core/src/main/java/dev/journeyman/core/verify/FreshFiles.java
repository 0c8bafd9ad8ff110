package dev.journeyman.core.verify;

import dev.journeyman.api.step.Tree;
import dev.journeyman.core.files.Globs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a run leaves, told from those of earlier runs. What is left over is deleted first, so that build tools that
 * compare files do their work again; files of the tree itself stay, and count only once they were written anew.
 */
final class FreshFiles {
    private final Path root;
    private final Globs globs;
    private final Map<Path, FileTime> leftOver;

    private FreshFiles(Path root, Globs globs, Map<Path, FileTime> leftOver) {
        this.root = root;
        this.globs = globs;
        this.leftOver = leftOver;
    }

    /** Call it before the run. */
    static FreshFiles from(Path root, List<String> patterns, Tree tree) throws IOException {
        Globs globs = Globs.of(patterns);
        Map<Path, FileTime> leftOver = new HashMap<>();
        for (Path file : globs.find(root)) {
            if (tree.contentId(root.relativize(file).toString()).isPresent()) {
                leftOver.put(file, Files.getLastModifiedTime(file));
            } else if (Files.isRegularFile(file)) {
                Files.delete(file);
            }
        }
        return new FreshFiles(root, globs, leftOver);
    }

    /** Call it after the run. */
    List<Path> written() throws IOException {
        List<Path> written = new ArrayList<>();
        for (Path file : globs.find(root)) {
            if (Files.isRegularFile(file) && !Files.getLastModifiedTime(file).equals(leftOver.get(file))) {
                written.add(file);
            }
        }
        return written;
    }
}
