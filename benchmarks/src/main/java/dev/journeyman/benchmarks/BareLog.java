package dev.journeyman.benchmarks;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The least that durable recording can cost: bytes appended to a file and forced to the disk. */
public final class BareLog implements AutoCloseable {
    private final FileOutputStream file;

    /** Opens the file. */
    public BareLog(Path path) throws IOException {
        file = new FileOutputStream(path.toFile(), true);
    }

    /** Appends a line; durable on return. */
    public void append(String line) throws IOException {
        file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
