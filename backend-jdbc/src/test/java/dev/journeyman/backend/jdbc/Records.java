package dev.journeyman.backend.jdbc;

import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.WorkflowHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Journals of given records. */
final class Records {
    private Records() {}

    /** Chained entries, the first of which follows a hash. */
    static List<JournalEntry> of(String previous, long first, String... records) {
        List<JournalEntry> entries = new ArrayList<>();
        String hash = previous;
        for (String text : records) {
            JournalEntry entry = JournalEntry.chain(first + entries.size(), hash, text);
            entries.add(entry);
            hash = entry.hash();
        }
        return entries;
    }

    static WorkflowHead head(WorkflowId id, long sequence) {
        return new WorkflowHead(
                id,
                "A title",
                WorkflowStatus.RUNNING,
                "plan",
                10,
                Optional.empty(),
                Usage.NONE,
                sequence,
                Instant.EPOCH);
    }
}
