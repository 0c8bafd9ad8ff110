package dev.journeyman.backend.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A file on a disk that fails where a test says. */
final class FaultyFile implements AppendFile {
    /** What fails from now on; shared by all files of a test. */
    static final class Faults {
        boolean write;
        boolean force;
        boolean cut;
        int forces;

        AppendFile open(Path path) throws IOException {
            return new FaultyFile(new DiskFile(path), this);
        }
    }

    private final AppendFile file;
    private final Faults faults;

    private FaultyFile(AppendFile file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    /** A full disk takes some of the bytes. */
    @Override
    public void write(long offset, byte[] bytes) throws IOException {
        file.write(offset, faults.write ? Arrays.copyOf(bytes, bytes.length - 10) : bytes);
        fail(faults.write);
    }

    @Override
    public void cut(long length) throws IOException {
        fail(faults.cut);
        file.cut(length);
    }

    @Override
    public void force() throws IOException {
        faults.forces++;
        fail(faults.force);
        file.force();
    }

    private static void fail(boolean really) throws IOException {
        if (really) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
