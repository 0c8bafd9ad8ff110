package dev.journeyman.core.journal;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.store.JournalEntry;
import java.util.ArrayList;
import java.util.List;

/** Reads journals and proves their chain. Needs no lease. */
public final class JournalReader {
    private static final int PAGE = 1000;

    private JournalReader() {}

    /**
     * All entries of a workflow, in order; empty if there is no such workflow.
     *
     * @throws JournalCorruptException naming the first entry that does not follow from the one before it
     */
    public static List<JournalEntry> entries(CheckpointStore store, WorkflowId id) {
        return entriesAfter(store, id, 0, JournalEntry.GENESIS);
    }

    /** All events of a workflow, in order. */
    public static List<Recorded> events(CheckpointStore store, WorkflowId id) {
        return decode(entries(store, id));
    }

    /** What entries say. */
    public static List<Recorded> decode(List<JournalEntry> entries) {
        List<Recorded> events = new ArrayList<>(entries.size());
        for (JournalEntry entry : entries) {
            events.add(Json.read(entry.json(), Recorded.class));
        }
        return events;
    }

    static List<JournalEntry> entriesAfter(CheckpointStore store, WorkflowId id, long sequence, String hash) {
        List<JournalEntry> all = new ArrayList<>();
        long last = sequence;
        String previous = hash;
        while (true) {
            List<JournalEntry> page = store.read(id, last, PAGE);
            for (JournalEntry entry : page) {
                prove(id, entry, last, previous);
                last = entry.sequence();
                previous = entry.hash();
                all.add(entry);
            }
            if (page.size() < PAGE) {
                return all;
            }
        }
    }

    private static void prove(WorkflowId id, JournalEntry entry, long last, String previous) {
        if (entry.sequence() != last + 1 || !entry.follows(previous)) {
            throw new JournalCorruptException(
                    "Entry " + entry.sequence() + " of workflow " + id
                            + " does not follow from entry " + last
                            + ": the journal was changed after it was written. Nothing was overwritten; restore it from a backup.");
        }
    }
}
