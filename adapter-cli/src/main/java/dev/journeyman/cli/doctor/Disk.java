package dev.journeyman.cli.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Room where journals and directories for agents go. */
final class Disk {
    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST = 1024 * MEGABYTE;

    private Disk() {}

    /** The least free space at these places. */
    static String describe(List<Path> places) throws IOException {
        long free = Long.MAX_VALUE;
        for (Path place : places) {
            free = Math.min(free, free(existing(place)));
        }
        return free / LEAST + " GB free";
    }

    private static long free(Path place) throws IOException {
        FileStore disk = Files.getFileStore(place);
        if (disk.isReadOnly() || !Files.isWritable(place)) {
            throw Doctor.problem(place + " cannot be written: name another place as workspace.stateHome.");
        }
        if (disk.getUsableSpace() < LEAST) {
            throw Doctor.problem(place + " has " + disk.getUsableSpace() / MEGABYTE
                    + " MB left: free some, or name another place as workspace.stateHome.");
        }
        return disk.getUsableSpace();
    }

    /** A folder that is not there yet is made where its parent is. */
    private static Path existing(Path place) {
        Path there = place.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }
}
