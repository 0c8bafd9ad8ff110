package dev.journeyman.core.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What people may read of a long text: its beginning and its end, and the hash of the whole. Thread-safe. */
public final class Transcript {
    private static final int HEAD = 8 * 1024;
    /** Larger than the head: programs sum up at their end. */
    private static final int TAIL = 24 * 1024;

    private final byte[] head = new byte[HEAD];
    private final byte[] tail = new byte[TAIL];
    private final MessageDigest digest = sha256();
    private long total;

    /** The transcript of a text that is there as a whole. */
    public static String of(String text) {
        Transcript transcript = new Transcript();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        transcript.add(bytes, bytes.length);
        return transcript.text();
    }

    /** Adds the first bytes of a buffer. */
    synchronized void add(byte[] buffer, int length) {
        digest.update(buffer, 0, length);
        for (int i = 0; i < length; i++, total++) {
            if (total < HEAD) {
                head[(int) total] = buffer[i];
            } else {
                tail[(int) ((total - HEAD) % TAIL)] = buffer[i];
            }
        }
    }

    /** All of it if it fits; else its first and last lines, and between them a line that says what is missing. */
    synchronized String text() {
        if (total <= HEAD) {
            return text(head, 0, (int) total);
        }
        int inTail = (int) Math.min(total - HEAD, TAIL);
        byte[] all = Arrays.copyOf(head, HEAD + inTail);
        for (int i = 0; i < inTail; i++) {
            all[HEAD + i] = tail[(int) ((total - HEAD - inTail + i) % TAIL)];
        }
        return total <= HEAD + TAIL ? text(all, 0, all.length) : cut(all);
    }

    private String cut(byte[] all) {
        int headEnd = afterLastBreak(all, HEAD);
        int tailStart = afterFirstBreak(all, HEAD);
        long missing = total - headEnd - (all.length - tailStart);
        String beginning = text(all, 0, headEnd);
        return beginning + (beginning.endsWith("\n") ? "" : "\n")
                + "[... " + missing + " of " + total + " bytes cut; SHA-256 of all: " + hash() + " ...]\n"
                + text(all, tailStart, all.length);
    }

    /** The end of the last line that ends before a limit; the limit if there is none. */
    private static int afterLastBreak(byte[] text, int limit) {
        int end = limit;
        while (end > 0 && text[end - 1] != '\n') {
            end--;
        }
        return end > 0 ? end : limit;
    }

    /** The start of the first line that starts behind a point; the point if there is none. */
    private static int afterFirstBreak(byte[] text, int point) {
        int start = point;
        while (start < text.length && text[start] != '\n') {
            start++;
        }
        return start < text.length - 1 ? start + 1 : point;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private String hash() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this JDK cannot be read twice", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
