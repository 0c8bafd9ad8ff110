package dev.journeyman.examples;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.backend.json.JsonCheckpointStore;
import dev.journeyman.testkit.EntryChain;
import dev.journeyman.testkit.Heads;
import java.nio.file.Path;
import java.util.List;

/** Appends to a journal until it has so many entries, and prints the number of each that is durable: {@code FOLDER ENTRIES}. */
final class KilledWriter {
    static final WorkflowId ID = new WorkflowId("written");

    private KilledWriter() {}

    public static void main(String[] args) {
        try (CheckpointStore store = new JsonCheckpointStore(Path.of(args[0]));
                Lease lease = store.acquire(ID, "writer").orElseThrow()) {
            List<JournalEntry> there = store.read(ID, 0, 1_000_000);
            EntryChain chain = there.isEmpty() ? EntryChain.start() : EntryChain.after(there.get(there.size() - 1));
            for (long next = there.size() + 1L; next <= Long.parseLong(args[1]); next++) {
                lease.append(next - 1, chain.next(1), Heads.running(ID, next));
                System.out.println(next);
            }
        }
    }
}
