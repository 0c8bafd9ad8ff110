package dev.journeyman.backend.json;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The end of a file of lines, for its one writer: what is appended is durable, what failed is cut off again.
 *
 * <p>After a failed write it goes on at the last good offset. After a failed force it does not: the system may have
 * dropped what it could not write and report success the next time.
 */
final class AppendLog implements Closeable {
    private final AppendFile file;
    private volatile long end;
    private boolean broken;

    private AppendLog(AppendFile file, long end) {
        this.file = file;
        this.end = end;
    }

    /**
     * Opens a file that exists.
     *
     * @param end where its last whole line ends; what follows is torn and is cut off
     */
    static AppendLog open(Path path, long end, AppendFile.Opener opener) throws IOException {
        AppendLog log = new AppendLog(opener.open(path), end);
        try {
            log.cutTornTail();
            return log;
        } catch (IOException e) {
            log.close();
            throw e;
        }
    }

    private void cutTornTail() throws IOException {
        if (file.length() > end) {
            file.cut(end);
            file.force();
        }
    }

    /** The offset up to which everything is durable. */
    long end() {
        return end;
    }

    /** True once nothing may be appended from here any more. */
    boolean broken() {
        return broken;
    }

    void append(byte[] lines) throws IOException {
        long grown = end + lines.length;
        write(lines);
        force();
        end = grown;
    }

    private void write(byte[] lines) throws IOException {
        boolean written = false;
        try {
            file.write(end, lines);
            written = true;
        } finally {
            if (!written) {
                cutBack();
            }
        }
    }

    /** The failure that led here is the one to report. */
    private void cutBack() {
        try {
            file.cut(end);
            force();
        } catch (IOException e) {
            broken = true;
        }
    }

    private void force() throws IOException {
        boolean forced = false;
        try {
            file.force();
            forced = true;
        } finally {
            broken |= !forced;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
