package dev.journeyman.backend.json;

import dev.journeyman.api.store.JournalEntry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A line of a journal file: the entry's object with its hash as one more, last field. */
record JournalLine(String json, String hash) {
    private static final String BEFORE_HASH = "\"hash\":\"";
    private static final String AFTER_HASH = "\"}";
    private static final int HASH_LENGTH = 64;
    private static final int TAIL = BEFORE_HASH.length() + HASH_LENGTH + AFTER_HASH.length();

    /** The lines of some entries, newlines included. */
    static byte[] encode(List<JournalEntry> entries) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (JournalEntry entry : entries) {
            lines.writeBytes(encode(entry).getBytes(StandardCharsets.UTF_8));
        }
        return lines.toByteArray();
    }

    private static String encode(JournalEntry entry) {
        String fields = entry.json().substring(0, entry.json().length() - 1);
        String comma = fields.strip().equals("{") ? "" : ",";
        return fields + comma + BEFORE_HASH + entry.hash() + AFTER_HASH + "\n";
    }

    /** What was encoded; empty if no such line was ever written. The hash is not checked here. */
    static Optional<JournalLine> decode(byte[] line) {
        try {
            return decode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<JournalLine> decode(String line) {
        int tail = line.length() - TAIL;
        if (tail < 1 || !line.startsWith(BEFORE_HASH, tail) || !line.endsWith(AFTER_HASH)) {
            return Optional.empty();
        }
        int hash = tail + BEFORE_HASH.length();
        int fields = line.charAt(tail - 1) == ',' ? tail - 1 : tail;
        return Optional.of(new JournalLine(line.substring(0, fields) + "}", line.substring(hash, hash + HASH_LENGTH)));
    }
}
