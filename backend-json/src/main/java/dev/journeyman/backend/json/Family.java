package dev.journeyman.backend.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.journeyman.api.work.WorkItemId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Items that come and go together, such as those of one plan: they share all of their ids before the last slash. An item
 * whose id has no slash is on its own.
 *
 * @param name what they share
 */
record Family(String name) {
    private static final int READABLE = 48;
    private static final int DIGITS = 16;

    static Family of(WorkItemId id) {
        int slash = id.value().lastIndexOf('/');
        return new Family(slash < 0 ? id.value() : id.value().substring(0, slash));
    }

    /** A name of a file for it, which people recognise; two families have the same one by the rarest chance only. */
    String fileName() {
        String readable = name.replaceAll("[^A-Za-z0-9-]+", "_");
        return readable.substring(0, Math.min(READABLE, readable.length())) + "-" + digest();
    }

    private String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
