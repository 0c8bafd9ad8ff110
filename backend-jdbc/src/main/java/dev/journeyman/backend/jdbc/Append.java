package dev.journeyman.backend.jdbc;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.WorkflowHead;
import java.util.List;

/** What the owner of a workflow wants recorded. */
record Append(WorkflowId id, long epoch, List<JournalEntry> entries, WorkflowHead head) {
    /** More entries than events that happen together: a whole journal, that others should not wait for. */
    private static final int MANY = 16;

    private static final int LONG = 1 << 20;

    /** Whether it is so much that it goes alone. */
    boolean large() {
        return entries.size() > MANY
                || entries.stream().mapToInt(entry -> entry.json().length()).sum() > LONG;
    }

    /** The sequence of its last entry. */
    long newest() {
        return entries.get(entries.size() - 1).sequence();
    }
}
