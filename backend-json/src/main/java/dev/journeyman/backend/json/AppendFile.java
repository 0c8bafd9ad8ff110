package dev.journeyman.backend.json;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A file that its one writer lets grow, and cuts back. */
interface AppendFile extends Closeable {
    long length() throws IOException;

    void write(long offset, byte[] bytes) throws IOException;

    void cut(long length) throws IOException;

    void force() throws IOException;

    /** Opens one; it must exist. */
    @FunctionalInterface
    interface Opener {
        AppendFile open(Path file) throws IOException;
    }
}
