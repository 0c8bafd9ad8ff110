package dev.journeyman.api.work;

import java.util.List;
import java.util.Optional;

/**
 * An item to be created.
 *
 * @param id chosen by the caller
 * @param title one line
 * @param description Markdown
 * @param priority how urgent
 * @param dependsOn items that come before it
 * @param parent the item it is a part of
 * @param labels free words
 */
public record NewWorkItem(
        WorkItemId id,
        String title,
        String description,
        Priority priority,
        List<WorkItemId> dependsOn,
        Optional<WorkItemId> parent,
        List<String> labels) {
    public NewWorkItem {
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
    }
}
