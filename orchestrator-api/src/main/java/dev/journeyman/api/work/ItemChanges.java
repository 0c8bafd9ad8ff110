package dev.journeyman.api.work;

import java.util.List;

/**
 * A page of what changed in a project.
 *
 * @param items the items as they are now, each at most once, oldest change first
 * @param cursor where the next page begins; never empty
 * @param more whether another page is there already
 */
public record ItemChanges(List<WorkItem> items, String cursor, boolean more) {
    public ItemChanges {
        items = List.copyOf(items);
    }
}
