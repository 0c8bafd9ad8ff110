package dev.journeyman.api.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of a journal. Entries are chained: each hash covers the hash before it and the entry's own text.
 *
 * @param sequence 1 for the first entry of a workflow, then one more each
 * @param json one JSON object without line breaks; opaque to stores, which return it byte for byte
 * @param hash {@link #chainedHash} of the previous entry's hash and {@code json}
 */
public record JournalEntry(long sequence, String json, String hash) {
    /** The hash "before" the first entry. */
    public static final String GENESIS = "0".repeat(64);

    public JournalEntry {
        if (sequence < 1) {
            throw new IllegalArgumentException("Sequences start at 1, but this is " + sequence + ".");
        }
        if (json.indexOf('\n') >= 0 || json.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("An entry is one line.");
        }
    }

    /** Chains a text to the entry before it. */
    public static JournalEntry chain(long sequence, String previousHash, String json) {
        return new JournalEntry(sequence, json, chainedHash(previousHash, json));
    }

    /** Tells whether this entry is what was written after the entry with that hash. */
    public boolean follows(String previousHash) {
        return hash.equals(chainedHash(previousHash, json));
    }

    /**
     * Refuses entries that do not continue a journal; every store checks this before it writes.
     *
     * @param newestSequence the sequence of the newest entry there is, 0 for none
     * @param newestHash its hash, {@link #GENESIS} for none
     * @throws StaleJournalException if the first was chained to another entry than the newest
     * @throws IllegalArgumentException if there are none, if they are not numbered and chained one after the other, or if
     *     one is not a JSON object in valid Unicode
     */
    public static void requireContinuation(long newestSequence, String newestHash, List<JournalEntry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("An append needs at least one entry.");
        }
        long sequence = newestSequence;
        String hash = newestHash;
        for (JournalEntry entry : entries) {
            sequence++;
            if (!entry.follows(hash)) {
                throw entry.notChained(sequence, newestSequence);
            }
            entry.requireWellFormed(sequence);
            hash = entry.hash();
        }
    }

    private RuntimeException notChained(long expectedSequence, long newestSequence) {
        if (expectedSequence == newestSequence + 1) {
            return new StaleJournalException("The entry was not chained to the newest one, sequence " + newestSequence
                    + ": read the journal again and chain it to its end.");
        }
        return misplaced(expectedSequence);
    }

    private IllegalArgumentException misplaced(long expectedSequence) {
        return new IllegalArgumentException("Entry " + sequence + " does not follow entry " + (expectedSequence - 1)
                + ": number and chain the entries one after the other.");
    }

    private void requireWellFormed(long expectedSequence) {
        if (sequence != expectedSequence) {
            throw misplaced(expectedSequence);
        }
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw new IllegalArgumentException("Entry " + sequence + " is not one JSON object.");
        }
        if (!isValidUnicode(json)) {
            throw new IllegalArgumentException(
                    "Entry " + sequence + " holds half a surrogate pair: replace it before it is recorded.");
        }
    }

    /** Looks for surrogates first, because entries without any are the usual ones and an encoder is slow. */
    private static boolean isValidUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(text);
            }
        }
        return true;
    }

    /** SHA-256 in lower-case hex over the previous hash and the text, both as UTF-8. */
    public static String chainedHash(String previousHash, String json) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previousHash.getBytes(StandardCharsets.UTF_8));
            digest.update(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
