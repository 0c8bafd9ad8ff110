package dev.journeyman.backend.linear;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of lines. One writer at a time appends, and what it appended is durable; anybody may read. A last line without its
 * end is not there yet, and is cut off by the next writer.
 */
final class LineFile {
    private final Path path;
    private long end = -1;

    LineFile(Path path) {
        this.path = path;
    }

    /**
     * Lines from some place on.
     *
     * @param lines whole ones
     * @param next the place behind the last of them
     * @param more whether another follows already
     */
    record Page(List<String> lines, long next, boolean more) {}

    /** Reads lines; nothing of a file that is not there. A place beyond the end belongs to a file that is no more. */
    Page read(long from, int limit) {
        try {
            if (!Files.exists(path)) {
                return new Page(List.of(), 0, false);
            }
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                long start = from > file.length() ? 0 : from;
                byte[] rest = new byte[Math.toIntExact(file.length() - start)];
                file.seek(start);
                file.readFully(rest);
                return page(rest, start, limit);
            }
        } catch (IOException e) {
            throw Trouble.disk(path, e);
        }
    }

    private static Page page(byte[] rest, long start, int limit) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < rest.length; i++) {
            if (rest[i] == '\n') {
                if (lines.size() == limit) {
                    return new Page(lines, start + begin, true);
                }
                lines.add(new String(rest, begin, i - begin, StandardCharsets.UTF_8));
                begin = i + 1;
            }
        }
        return new Page(lines, start + begin, false);
    }

    /** Everything there is; the caller is the writer from now on. */
    List<String> begin() {
        Page all = read(0, Integer.MAX_VALUE);
        end = all.next();
        return all.lines();
    }

    /** Appends, by the writer that has begun; what an earlier failure left behind the end is overwritten. */
    void append(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        byte[] bytes = bytes(lines);
        try {
            PrivateFiles.createFile(path);
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(end);
                file.seek(end);
                file.write(bytes);
                file.getFD().sync();
            }
            end += bytes.length;
        } catch (IOException e) {
            throw Trouble.disk(path, e);
        }
    }

    /** Puts other lines in the place of all. */
    void replace(List<String> lines) {
        byte[] bytes = bytes(lines);
        try {
            PrivateFiles.write(path, new String(bytes, StandardCharsets.UTF_8));
            end = bytes.length;
        } catch (IOException e) {
            throw Trouble.disk(path, e);
        }
    }

    private static byte[] bytes(List<String> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String line : lines) {
            bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
