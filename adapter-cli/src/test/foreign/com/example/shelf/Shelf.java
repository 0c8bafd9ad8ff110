package com.example.shelf;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.WorkflowHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The workflows of one project, in a file each; itself the lock of all that is on it. For one process at a time. */
final class Shelf {
    private static final Map<Path, Shelf> SHELVES = new ConcurrentHashMap<>();

    private final Path place;
    private final Map<WorkflowId, Folder> folders = new HashMap<>();

    private Shelf(Path place) {
        this.place = place;
    }

    static Shelf of(Path project) {
        return SHELVES.computeIfAbsent(project, unknown -> new Shelf(project.resolve("shelf")));
    }

    Folder folder(WorkflowId id) {
        return folders.computeIfAbsent(id, unknown -> ShelfFile.read(file(id)));
    }

    void keep(WorkflowId id) {
        ShelfFile.write(folder(id), file(id));
    }

    private Path file(WorkflowId id) {
        return place.resolve(id.value());
    }

    List<WorkflowHead> heads() {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> folder(new WorkflowId(file.getFileName().toString())))
                    .filter(folder -> folder.head != null)
                    .map(folder -> folder.head)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One workflow. */
    static final class Folder {
        final List<JournalEntry> journal = new ArrayList<>();
        final List<PostedSignal> inbox = new ArrayList<>();
        WorkflowHead head;
        ShelfLease lease;
        long epoch;

        String newestHash() {
            return journal.isEmpty() ? JournalEntry.GENESIS : journal.get(journal.size() - 1).hash();
        }
    }
}
