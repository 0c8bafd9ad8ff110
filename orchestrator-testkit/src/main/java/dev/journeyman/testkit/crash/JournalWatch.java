package dev.journeyman.testkit.crash;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.WorkflowHead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Counts entries of all workflows of a store, from its first look on; each look reads only what is new. */
final class JournalWatch {
    private static final int AT_ONCE = 1000;

    private final CheckpointStore store;
    private final Predicate<JournalEntry> counted;
    private final Map<WorkflowId, Long> seen = new HashMap<>();
    private long count;

    JournalWatch(CheckpointStore store, Predicate<JournalEntry> counted) {
        this.store = store;
        this.counted = counted;
        for (WorkflowHead head : store.list(HeadQuery.all())) {
            while (!fresh(head.id()).isEmpty()) {
                // What is there does not count.
            }
        }
    }

    /** How many there are by now. */
    long count() {
        for (WorkflowHead head : store.list(HeadQuery.all())) {
            count += fresh(head.id()).stream().filter(counted).count();
        }
        return count;
    }

    private List<JournalEntry> fresh(WorkflowId id) {
        List<JournalEntry> fresh = store.read(id, seen.getOrDefault(id, 0L), AT_ONCE);
        if (!fresh.isEmpty()) {
            seen.put(id, fresh.get(fresh.size() - 1).sequence());
        }
        return fresh;
    }
}
