package com.example.shelf;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.WorkflowHead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps workflows of one project for as long as the JVM lives; itself the lock of all that is on it. */
final class Shelf {
    private static final Map<Path, Shelf> SHELVES = new ConcurrentHashMap<>();

    private final Map<WorkflowId, Folder> folders = new HashMap<>();

    static Shelf of(Path project) {
        return SHELVES.computeIfAbsent(project, unknown -> new Shelf());
    }

    Folder folder(WorkflowId id) {
        return folders.computeIfAbsent(id, unknown -> new Folder());
    }

    List<WorkflowHead> heads() {
        return folders.values().stream()
                .filter(folder -> folder.head != null)
                .map(folder -> folder.head)
                .toList();
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
