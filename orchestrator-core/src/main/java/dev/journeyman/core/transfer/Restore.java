package dev.journeyman.core.transfer;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes a whole project in from a backup: workflows by {@link Transfer}, and work items. Where a part of it is there already,
 * from a time that this was cut short, the rest. Thread-safe.
 */
public final class Restore {
    private final Transfer transfer;
    private final WorkTracker tracker;
    private final ProjectId project;

    /** Into the store of a transfer and a tracker. */
    public Restore(Transfer transfer, WorkTracker tracker, ProjectId project) {
        this.transfer = transfer;
        this.tracker = tracker;
        this.project = project;
    }

    /**
     * What was taken in.
     *
     * @param file the backup
     * @param workflows how many there are in it
     * @param entries of their journals
     * @param items work items in it
     */
    public record Restored(Path file, int workflows, long entries, int items) {}

    /**
     * Takes a backup in.
     *
     * @param place the file, or a folder of which the newest is meant
     * @throws OrchestratorException before anything is changed, if the file is not whole, if it is of another project, or if
     *     the store has other entries for one of its workflows
     */
    public Restored from(Path place) throws InterruptedException {
        Path file = Files.isDirectory(place) ? newest(place) : place;
        transfer.requireProject(file, BackupFile.project(file));
        BackupFile.read(file, new Check());
        // First the items: a worker that is at work somewhere goes on with a workflow as soon as it is there.
        Items items = new Items();
        BackupFile.read(file, items);
        Workflows workflows = new Workflows();
        BackupFile.read(file, workflows);
        return new Restored(file, workflows.count, workflows.entries, items.count);
    }

    private Path newest(Path folder) {
        try {
            return new BackupFolder(folder, project)
                    .files().stream()
                            .findFirst()
                            .orElseThrow(() -> new OrchestratorException(Failure.giveUp(
                                    "backup.none",
                                    "There is no backup of project '" + project + "' in " + folder
                                            + ": name the file, or another folder.")));
        } catch (IOException e) {
            throw new OrchestratorException(
                    Failure.giveUp("transfer.unreadable", "Could not read " + folder + " (" + e + ")."), e);
        }
    }

    /** Before anything is written. */
    private final class Check implements BackupFile.Reader {
        @Override
        public void workflow(WorkflowFile record) {
            transfer.requirePart(record);
        }

        @Override
        public void item(WorkItem item) {
            // One that is there stays as it is.
        }
    }

    private final class Workflows implements BackupFile.Reader {
        private int count;
        private long entries;

        @Override
        public void workflow(WorkflowFile record) {
            entries += transfer.take(record).entries();
            count++;
        }

        @Override
        public void item(WorkItem item) {
            // They are there.
        }
    }

    private final class Items implements BackupFile.Reader {
        private int count;

        @Override
        public void workflow(WorkflowFile record) {
            // Later.
        }

        @Override
        public void item(WorkItem item) {
            WorkItem now = tracker.create(project, List.of(anew(item))).get(0);
            if (now.equals(WorkItem.of(project, anew(item)))) {
                bring(now, item);
            }
            count++;
        }
    }

    private static NewWorkItem anew(WorkItem item) {
        return new NewWorkItem(
                item.id(),
                item.title(),
                item.description(),
                item.priority(),
                item.dependsOn(),
                item.parent(),
                item.labels(),
                item.phase(),
                item.metadata());
    }

    /** To where it stood. */
    private void bring(WorkItem now, WorkItem item) {
        WorkItem taken = item.claimedBy()
                .flatMap(workflow -> tracker.claim(List.of(item.id()), workflow))
                .orElse(now);
        if (taken.status() != item.status() || !taken.note().equals(item.note())) {
            tracker.update(item.id(), taken.revision(), ItemUpdate.status(item.status(), item.note()));
        }
    }
}
