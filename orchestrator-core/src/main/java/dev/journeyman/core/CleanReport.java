package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.WorkflowHead;
import java.util.List;
import java.util.Optional;

/**
 * What was cleaned, or would be.
 *
 * @param workflows those that were looked at, newest first
 * @param objects bytes of objects that workflows share and that went with the last of them
 * @param objectsLeft bytes of those that stay, because a workflow is left
 */
public record CleanReport(List<Entry> workflows, long objects, long objectsLeft) {
    /** Nothing was looked at. */
    public static final CleanReport NOTHING = new CleanReport(List.of(), 0, 0);

    public CleanReport {
        workflows = List.copyOf(workflows);
    }

    /**
     * A workflow.
     *
     * @param title what it was for, in a line
     * @param freed what went of it
     * @param refusal why it stays
     */
    public record Entry(WorkflowId id, String title, WorkflowStatus status, DiskUse freed, Optional<Failure> refusal) {
        static Entry of(WorkflowHead head, DiskUse use) {
            return new Entry(head.id(), head.title(), head.status(), use, Optional.empty());
        }

        static Entry kept(WorkflowHead head, Failure why) {
            return new Entry(head.id(), head.title(), head.status(), DiskUse.NONE, Optional.of(why));
        }
    }

    /** Those that went. */
    public List<Entry> cleaned() {
        return workflows.stream().filter(entry -> entry.refusal().isEmpty()).toList();
    }

    /** Those that stay though they were asked for. */
    public List<Entry> kept() {
        return workflows.stream().filter(entry -> entry.refusal().isPresent()).toList();
    }

    /** All bytes that went. */
    public long freed() {
        return objects
                + cleaned().stream().mapToLong(entry -> entry.freed().total()).sum();
    }
}
