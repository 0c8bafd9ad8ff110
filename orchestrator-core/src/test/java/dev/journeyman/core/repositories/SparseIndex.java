package dev.journeyman.core.repositories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Rewrites an index of version 2 as one of version 3, whose entries can say that they are not in the checkout. */
final class SparseIndex {
    private static final int HEADER = 12;
    /** Up to the flags of an entry, and with them. */
    private static final int FIXED = 60;

    private static final int EXTENDED = 0x4000;
    private static final short SKIP_WORKTREE = 0x4000;

    private SparseIndex() {}

    /** The same index without the files below a folder. */
    static byte[] without(String folder, byte[] index) throws NoSuchAlgorithmException {
        ByteBuffer in = ByteBuffer.wrap(index);
        int count = in.getInt(8);
        ByteBuffer out = ByteBuffer.allocate(index.length + 16 * count);
        out.putInt(in.getInt(0)).putInt(3).putInt(count);
        in.position(HEADER);
        for (int i = 0; i < count; i++) {
            copy(in, out, folder);
        }
        out.put(MessageDigest.getInstance("SHA-1").digest(bytes(out)));
        return bytes(out);
    }

    private static void copy(ByteBuffer in, ByteBuffer out, String folder) {
        byte[] fixed = new byte[FIXED];
        in.get(fixed);
        short flags = in.getShort();
        byte[] name = new byte[flags & 0xfff];
        in.get(name);
        in.position(in.position() + padding(FIXED + 2 + name.length));
        boolean skipped = new String(name, UTF_8).startsWith(folder);
        out.put(fixed).putShort((short) (skipped ? flags | EXTENDED : flags));
        if (skipped) {
            out.putShort(SKIP_WORKTREE);
        }
        out.put(name).put(new byte[padding(FIXED + (skipped ? 4 : 2) + name.length)]);
    }

    /** One to eight zeros up to a multiple of eight. */
    private static int padding(int length) {
        return 8 - length % 8;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.flip();
        buffer.get(bytes);
        buffer.limit(buffer.capacity());
        return bytes;
    }
}
