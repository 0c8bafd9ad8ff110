package dev.journeyman.core.transfer;

import dev.journeyman.api.WorkflowId;
import java.nio.file.Path;
import java.util.List;

/**
 * A backup that was made.
 *
 * @param file where it is
 * @param workflows how many are in it
 * @param entries of their journals
 * @param items work items in it
 * @param unreadable workflows that are not in it, because what the store has of them is not what was written; no older backup
 *     is deleted then, since one of them has it whole
 */
public record Backup(Path file, int workflows, long entries, int items, List<WorkflowId> unreadable) {
    public Backup {
        unreadable = List.copyOf(unreadable);
    }

    /** The same under its name. */
    Backup at(Path name) {
        return new Backup(name, workflows, entries, items, unreadable);
    }
}
