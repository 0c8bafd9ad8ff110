package dev.journeyman.backend.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;

/** A line of the tracker's file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrackerLine.Header.class, name = "header"),
    @JsonSubTypes.Type(value = TrackerLine.Changed.class, name = "item"),
    @JsonSubTypes.Type(value = TrackerLine.Commented.class, name = "comment")
})
sealed interface TrackerLine {
    /**
     * The first line.
     *
     * @param format of the file
     * @param generation grows when the file is written anew; offsets are good within one generation only
     */
    record Header(int format, long generation) implements TrackerLine {}

    /**
     * An item as it is since some change.
     *
     * @param change grows with every change of any item
     */
    record Changed(long change, WorkItem item) implements TrackerLine {}

    /** A comment on an item. */
    record Commented(WorkItemId item, String id, String markdown) implements TrackerLine {}
}
