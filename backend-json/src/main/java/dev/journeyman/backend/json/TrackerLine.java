package dev.journeyman.backend.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;

/** A line of the tracker's files. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrackerLine.Header.class, name = "header"),
    @JsonSubTypes.Type(value = TrackerLine.Archive.class, name = "archive"),
    @JsonSubTypes.Type(value = TrackerLine.Changed.class, name = "item"),
    @JsonSubTypes.Type(value = TrackerLine.Commented.class, name = "comment")
})
sealed interface TrackerLine {
    /**
     * The first line of the log.
     *
     * @param format of the file
     * @param generation grows when the file is written anew; offsets are good within one generation only
     * @param change the last one before that; whatever is archived is not newer
     */
    record Header(int format, long generation, long change) implements TrackerLine {}

    /**
     * The first line of a file of the archive.
     *
     * @param first the oldest change in it
     * @param last the newest change in it
     */
    record Archive(long first, long last) implements TrackerLine {}

    /** What is known of an item. */
    sealed interface OfItem extends TrackerLine {
        /** The item it is about. */
        WorkItemId about();
    }

    /**
     * An item as it is since some change.
     *
     * @param change grows with every change of any item
     */
    record Changed(long change, WorkItem item) implements OfItem {
        @Override
        public WorkItemId about() {
            return item.id();
        }
    }

    /** A comment on an item. */
    record Commented(WorkItemId item, String id, String markdown) implements OfItem {
        @Override
        public WorkItemId about() {
            return item;
        }
    }
}
