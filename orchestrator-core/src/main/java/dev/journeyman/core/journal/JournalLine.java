package dev.journeyman.core.journal;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.store.JournalEntry;
import java.nio.charset.StandardCharsets;

/** An event and the entry it was encoded to. */
record JournalLine(Recorded recorded, JournalEntry entry) {
    private static final int MAX_BYTES = 1 << 20;

    /**
     * Encodes an event and chains it. Half a surrogate pair, which no store can hold, becomes a question mark.
     *
     * @throws OrchestratorException if it is too large or has no JSON form
     */
    static JournalLine of(Recorded recorded, String previousHash) {
        String json = Json.write(recorded, Recorded.class);
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MAX_BYTES) {
            throw tooLarge(recorded, utf8.length);
        }
        String stored = new String(utf8, StandardCharsets.UTF_8);
        Recorded read = stored.equals(json) ? recorded : Json.read(stored, Recorded.class);
        return new JournalLine(read, JournalEntry.chain(recorded.sequence(), previousHash, stored));
    }

    private static OrchestratorException tooLarge(Recorded recorded, int bytes) {
        return new OrchestratorException(Failure.giveUp(
                "journal.too-large",
                "The result of " + recorded.callId() + " takes " + bytes + " bytes; at most " + MAX_BYTES
                        + " can be recorded: return less, or leave the content in a file of the worktree."));
    }
}
