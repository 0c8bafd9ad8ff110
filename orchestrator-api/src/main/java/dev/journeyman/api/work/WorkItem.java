package dev.journeyman.api.work;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item as its tracker holds it.
 *
 * @param id its name
 * @param project where it belongs
 * @param title one line
 * @param description Markdown
 * @param status where it stands
 * @param priority how urgent
 * @param dependsOn items that come before it
 * @param parent the item it is a part of
 * @param labels free words
 * @param phase the phase that works on it, such as {@code code}; may be empty
 * @param metadata what else is known of it, by name, in order
 * @param claimedBy the workflow that works on it
 * @param note why it is blocked, or what came of it; may be empty
 * @param revision grows with every change; for {@link WorkTracker#update}
 */
public record WorkItem(
        WorkItemId id,
        ProjectId project,
        String title,
        String description,
        ItemStatus status,
        Priority priority,
        List<WorkItemId> dependsOn,
        Optional<WorkItemId> parent,
        List<String> labels,
        String phase,
        Map<String, String> metadata,
        Optional<WorkflowId> claimedBy,
        String note,
        long revision) {
    public WorkItem {
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** The item as it is right after its creation. */
    public static WorkItem of(ProjectId project, NewWorkItem item) {
        return new WorkItem(
                item.id(),
                project,
                item.title(),
                item.description(),
                ItemStatus.TODO,
                item.priority(),
                item.dependsOn(),
                item.parent(),
                item.labels(),
                item.phase(),
                item.metadata(),
                Optional.empty(),
                "",
                1);
    }

    /** Whether this workflow works on it. */
    public boolean isClaimedBy(WorkflowId workflow) {
        return status == ItemStatus.IN_PROGRESS && claimedBy.equals(Optional.of(workflow));
    }

    /** Whether this workflow may claim it, or has done so. */
    public boolean isClaimableBy(WorkflowId workflow) {
        return status == ItemStatus.TODO || isClaimedBy(workflow);
    }

    /** The next revision: claimed by that workflow. */
    public WorkItem claimed(WorkflowId by) {
        return new WorkItem(
                id,
                project,
                title,
                description,
                ItemStatus.IN_PROGRESS,
                priority,
                dependsOn,
                parent,
                labels,
                phase,
                metadata,
                Optional.of(by),
                note,
                revision + 1);
    }

    /** The next revision: changed as the update says. */
    public WorkItem updated(ItemUpdate update) {
        ItemStatus next = update.status().orElse(status);
        return new WorkItem(
                id,
                project,
                update.title().orElse(title),
                update.description().orElse(description),
                next,
                update.priority().orElse(priority),
                dependsOn,
                parent,
                labels,
                phase,
                metadata,
                next == ItemStatus.IN_PROGRESS ? claimedBy : Optional.empty(),
                update.note().orElse(note),
                revision + 1);
    }
}
