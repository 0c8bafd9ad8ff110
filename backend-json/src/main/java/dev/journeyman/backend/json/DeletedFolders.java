package dev.journeyman.backend.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of deleted workflows, which lie beside the others under names that are no workflow's until their files are
 * gone: a process that is killed in between leaves work for the next one, and nothing that could be taken for a workflow.
 */
final class DeletedFolders {
    private static final String MARK = ".deleted";

    private DeletedFolders() {}

    /** Moves a workflow's folder among them; durable on return. Yields where it is now. */
    static Path add(Path folder) throws IOException {
        Path deleted = folder.resolveSibling("." + folder.getFileName() + MARK);
        FolderTree.delete(deleted);
        Files.move(folder, deleted, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.syncFolder(PrivateFiles.parent(folder));
        return deleted;
    }

    /** Removes all of them, also those that killed processes left; what cannot be removed now is left to the next. */
    static void sweep(Path workflows) {
        try {
            for (Path deleted : in(workflows)) {
                FolderTree.delete(deleted);
            }
        } catch (IOException e) {
            return;
        }
    }

    private static List<Path> in(Path workflows) throws IOException {
        try (Stream<Path> folders = Files.list(workflows)) {
            return folders.filter(folder -> {
                        String name = String.valueOf(folder.getFileName());
                        return name.startsWith(".") && name.endsWith(MARK);
                    })
                    .toList();
        }
    }
}
