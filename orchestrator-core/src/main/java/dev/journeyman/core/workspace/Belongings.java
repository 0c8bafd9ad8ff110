package dev.journeyman.core.workspace;

import dev.journeyman.api.WorkflowId;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that one workflow has: directories, the engine's notes about them, refs in the store, the anchor in the user's
 * repository.
 *
 * @param items its folder in the store
 * @param home its folder in the state home
 */
record Belongings(WorkflowId id, UserRepository user, Refs refs, Path items, Path home) {

    /** Bytes on the disk that are its own; objects are shared. */
    long size() throws IOException {
        return FolderSize.of(items) + FolderSize.of(home);
    }

    /** Whether there is anything. */
    boolean exist() throws IOException {
        return Files.exists(items) || !refs.tips().isEmpty();
    }

    /** Gives all up; can be repeated. What was delivered stays. The caller holds the store's lock. */
    void release() throws IOException {
        for (String desk : desks()) {
            new DeskFiles(items, home, desk).delete();
        }
        Files.deleteIfExists(items);
        // What was moved aside is not ours; then the folder stays.
        deleteIfEmpty(home.resolve(".new"));
        deleteIfEmpty(home);
        // The refs last: as long as there is one, somebody finds what is left.
        user.removeAnchor(id);
        refs.deleteAll();
    }

    private List<String> desks() throws IOException {
        if (!Files.isDirectory(items)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(items)) {
            return files.map(file -> String.valueOf(file.getFileName()).replaceFirst("\\..*", ""))
                    .distinct()
                    .toList();
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Stays.
        }
    }
}
