package dev.journeyman.backend.json;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads whole lines of a file from some offset on; a last line without newline is not there yet. */
final class LineReader implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final FileInputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int filled;
    private long unread;
    private long end;

    /**
     * Opens a file that exists.
     *
     * @param upTo bytes from there on are not looked at
     */
    LineReader(Path file, long offset, long upTo) throws IOException {
        in = new FileInputStream(file.toFile());
        end = offset;
        unread = upTo - offset;
        try {
            in.skipNBytes(offset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The offset behind the last line returned. */
    long end() {
        return end;
    }

    /** The next line without its newline; empty at the end. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (next < filled || fill()) {
            int newline = newline();
            line.write(buffer, next, newline - next);
            next = newline + 1;
            if (newline < filled) {
                end += line.size() + 1L;
                return Optional.of(line.toByteArray());
            }
        }
        return Optional.empty();
    }

    private int newline() {
        for (int i = next; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return filled;
    }

    private boolean fill() throws IOException {
        int read = unread <= 0 ? -1 : in.read(buffer, 0, (int) Math.min(BUFFER, unread));
        next = 0;
        filled = Math.max(read, 0);
        unread -= filled;
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
