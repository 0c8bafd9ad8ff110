package dev.journeyman.backend.json;

import dev.journeyman.api.store.JournalCorruptException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one of the tracker's files, and says which of them cannot be read. */
final class TrackerLines implements Closeable {
    private final Path file;
    private final LineReader lines;
    private long number;

    /** Opens a file that exists, at its first line. */
    TrackerLines(Path file) throws IOException {
        this(file, 0, 0);
    }

    /**
     * Opens a file that exists.
     *
     * @param offset where to begin
     * @param before number of the lines before it
     */
    TrackerLines(Path file, long offset, long before) throws IOException {
        this.file = file;
        this.lines = new LineReader(file, offset, Long.MAX_VALUE);
        this.number = before;
    }

    /** The next line; empty at the end. */
    Optional<TrackerLine> next() throws IOException {
        Optional<byte[]> line = lines.next();
        number++;
        return line.isEmpty() ? Optional.empty() : Optional.of(decode(line.get()));
    }

    /** The next line, which must be of a kind. */
    <T extends TrackerLine> T next(Class<T> kind) throws IOException {
        return next().filter(kind::isInstance).map(kind::cast).orElseThrow(() -> corrupt(null));
    }

    /** Gives all lines that are left. */
    void forEach(Consumer<TrackerLine> taker) throws IOException {
        for (Optional<TrackerLine> line = next(); line.isPresent(); line = next()) {
            taker.accept(line.get());
        }
    }

    private TrackerLine decode(byte[] line) {
        try {
            return Json.read(line, TrackerLine.class);
        } catch (IOException e) {
            throw corrupt(e);
        }
    }

    private JournalCorruptException corrupt(@Nullable IOException cause) {
        String message = "Line " + number + " of " + file + " cannot be read. Nothing was changed."
                + " Correct or remove that line, or restore the file from a copy.";
        return cause == null ? new JournalCorruptException(message) : new JournalCorruptException(message, cause);
    }

    /** The offset behind the last line. */
    long end() {
        return lines.end();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    static byte[] encode(List<? extends TrackerLine> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (TrackerLine line : lines) {
            bytes.writeBytes(Json.write(line));
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }
}
