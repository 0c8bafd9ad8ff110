package dev.journeyman.backend.linear;

import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;

/**
 * What of an item the local tracker held at some moment that Linear shows, too.
 *
 * @param title one line
 * @param description Markdown
 * @param status where it stands
 * @param priority how urgent
 * @param note why it stands there
 * @param claimedBy the workflow that works on it; "" if none does
 * @param revision the item's
 */
record Here(
        String title,
        String description,
        ItemStatus status,
        Priority priority,
        String note,
        String claimedBy,
        long revision) {

    static Here of(WorkItem item) {
        return new Here(
                item.title(),
                item.description(),
                item.status(),
                item.priority(),
                item.note(),
                item.claimedBy().map(Object::toString).orElse(""),
                item.revision());
    }
}
