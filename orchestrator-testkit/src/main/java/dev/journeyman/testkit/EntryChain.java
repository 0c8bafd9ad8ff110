package dev.journeyman.testkit;

import dev.journeyman.api.store.JournalEntry;
import java.util.ArrayList;
import java.util.List;

/** Chains texts to journal entries, one after the other. */
public final class EntryChain {
    private long sequence;
    private String hash;

    private EntryChain(long sequence, String hash) {
        this.sequence = sequence;
        this.hash = hash;
    }

    /** A chain for a journal that is empty. */
    public static EntryChain start() {
        return new EntryChain(0, JournalEntry.GENESIS);
    }

    /** A chain that goes on after an entry. */
    public static EntryChain after(JournalEntry newest) {
        return new EntryChain(newest.sequence(), newest.hash());
    }

    /** The sequence of the newest entry made here, 0 for none. */
    public long sequence() {
        return sequence;
    }

    /** The next entry. */
    public JournalEntry next(String json) {
        JournalEntry entry = JournalEntry.chain(sequence + 1, hash, json);
        sequence = entry.sequence();
        hash = entry.hash();
        return entry;
    }

    /** The next entries: small objects that differ. */
    public List<JournalEntry> next(int count) {
        List<JournalEntry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(next("{\"n\":" + (sequence + 1) + "}"));
        }
        return List.copyOf(entries);
    }
}
