package dev.journeyman.api.work;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import java.util.List;
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
        Optional<WorkflowId> claimedBy,
        String note,
        long revision) {
    public WorkItem {
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
    }
}
