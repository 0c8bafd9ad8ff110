package dev.journeyman.api.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
