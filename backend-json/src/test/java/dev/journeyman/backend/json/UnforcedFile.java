package dev.journeyman.backend.json;

import java.io.IOException;
import java.nio.file.Path;

/** A file on a disk that takes its time, for tests that write thousands. */
final class UnforcedFile implements AppendFile {
    private final AppendFile file;

    UnforcedFile(Path path) throws IOException {
        file = new DiskFile(path);
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public void write(long offset, byte[] bytes) throws IOException {
        file.write(offset, bytes);
    }

    @Override
    public void cut(long length) throws IOException {
        file.cut(length);
    }

    @Override
    public void force() {
        // Left to the system.
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
