package dev.journeyman.backend.json;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file on a disk. Not a channel, which an interrupt of any thread that appends would close for all. */
final class DiskFile implements AppendFile {
    private final RandomAccessFile file;

    DiskFile(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public void write(long offset, byte[] bytes) throws IOException {
        file.seek(offset);
        file.write(bytes);
    }

    @Override
    public void cut(long length) throws IOException {
        file.setLength(length);
    }

    @Override
    public void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
