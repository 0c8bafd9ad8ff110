package dev.journeyman.backend.linear;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * The ids that we choose for what we create in Linear: UUIDs of version 4 that follow from names, so that whoever repeats a
 * creation after a crash creates nothing twice.
 *
 * <p>Their last four bytes are a checksum of the others. So what we wrote is told from what people wrote, though both may be
 * signed with the same person's key, and also if we were killed before we could note that we wrote it.
 */
final class ClientId {
    private static final int CHECKED = 12;
    private static final int VERSION = 6;
    private static final int VARIANT = 8;

    private ClientId() {}

    /** The id of what has this name among those of its kind. */
    static String of(String kind, String... name) {
        byte[] id = Arrays.copyOf(hash(kind + "\0" + String.join("\0", name)), CHECKED);
        id[VERSION] = (byte) ((id[VERSION] & 0x0f) | 0x40);
        id[VARIANT] = (byte) ((id[VARIANT] & 0x3f) | 0x80);
        ByteBuffer whole =
                ByteBuffer.allocate(Long.BYTES * 2).put(id).put(checksum(id)).flip();
        return new UUID(whole.getLong(), whole.getLong()).toString();
    }

    /** Whether an id is one of ours. */
    static boolean isOurs(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            byte[] bytes = ByteBuffer.allocate(Long.BYTES * 2)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
            return Arrays.equals(
                    Arrays.copyOfRange(bytes, CHECKED, bytes.length), checksum(Arrays.copyOf(bytes, CHECKED)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] checksum(byte[] id) {
        return Arrays.copyOf(hash("journeyman\0" + new String(id, StandardCharsets.ISO_8859_1)), Integer.BYTES);
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
