package dev.journeyman.api.work;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param phase the phase that works on it, such as {@code code}; may be empty
 * @param metadata what else is known of it, by name, in order
 */
public record NewWorkItem(
        WorkItemId id,
        String title,
        String description,
        Priority priority,
        List<WorkItemId> dependsOn,
        Optional<WorkItemId> parent,
        List<String> labels,
        String phase,
        Map<String, String> metadata) {
    public NewWorkItem {
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** An item of no phase, of which nothing else is known. */
    public NewWorkItem(
            WorkItemId id,
            String title,
            String description,
            Priority priority,
            List<WorkItemId> dependsOn,
            Optional<WorkItemId> parent,
            List<String> labels) {
        this(id, title, description, priority, dependsOn, parent, labels, "", Map.of());
    }
}
