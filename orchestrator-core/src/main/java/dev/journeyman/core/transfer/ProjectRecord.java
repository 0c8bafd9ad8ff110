package dev.journeyman.core.transfer;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.core.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads all that a project has in a store and a tracker, while others write there, into one backup. */
final class ProjectRecord {
    private static final int PAGE = 500;

    private final CheckpointStore store;
    private final WorkTracker tracker;
    private final ProjectId project;

    ProjectRecord(CheckpointStore store, WorkTracker tracker, ProjectId project) {
        this.store = store;
        this.tracker = tracker;
        this.project = project;
    }

    /**
     * Writes it as a new file, durable on return.
     *
     * @throws IOException if the file cannot be written; then none is left
     */
    Backup write(Path file, Instant at) throws IOException, InterruptedException {
        Count count = new Count();
        NewLines.create(file, lines -> {
            BackupFile backup = BackupFile.begin(lines, project, at);
            workflows(backup, count);
            // After the journals: an item may know more than its workflow's journal, which then does that again and
            // says
            // so again. One that knew less would never be told what the journal has long been through.
            items(backup, count);
            backup.end();
        });
        return new Backup(file, count.workflows, count.entries, count.items, count.unreadable);
    }

    private void workflows(BackupFile backup, Count count) throws IOException, InterruptedException {
        for (WorkflowHead head : store.list(new HeadQuery(Set.of(), Integer.MAX_VALUE))) {
            try {
                Optional<WorkflowFile> record = record(head.id());
                if (record.isPresent()) {
                    backup.add(record.get());
                    count.workflows++;
                    count.entries += record.get().entries().size();
                }
            } catch (JournalCorruptException e) {
                count.unreadable.add(head.id());
            }
        }
    }

    /**
     * Without a lease, so that whoever runs the workflow goes on: a journal that is cut behind any entry is what its owner
     * would have left by dying there. The inbox is read after it, so that each signal that the journal says was copied is
     * there, and those that it does not know wait for the next owner. The other way round, a signal that was posted and
     * copied in between would be missing, and the next one to be posted would get its position, which counts as read.
     */
    private Optional<WorkflowFile> record(WorkflowId id) throws InterruptedException {
        List<JournalEntry> entries = JournalReader.entries(store, id);
        WorkflowFile record = new WorkflowFile(id, project, entries, store.inbox(id, 0, Duration.ZERO));
        // One that was cleaned meanwhile may have lost its inbox before we came to that.
        return store.read(id, 0, 1).isEmpty() ? Optional.empty() : Optional.of(record);
    }

    private void items(BackupFile backup, Count count) throws IOException {
        String cursor = "";
        boolean more = true;
        while (more) {
            ItemChanges page = tracker.changes(project, cursor, PAGE);
            for (WorkItem item : page.items()) {
                backup.add(item);
                count.items++;
            }
            cursor = page.cursor();
            more = page.more();
        }
    }

    private static final class Count {
        private final List<WorkflowId> unreadable = new ArrayList<>();
        private int workflows;
        private long entries;
        private int items;
    }
}
