package dev.journeyman.backend.jdbc;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.WorkflowHead;
import java.util.List;

/** What the owner of a workflow wants recorded. */
record Append(WorkflowId id, long epoch, List<JournalEntry> entries, WorkflowHead head) {
    /** The sequence of its last entry. */
    long newest() {
        return entries.get(entries.size() - 1).sequence();
    }
}
