package dev.journeyman.core.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Counts what a process and its descendants use: the way to watch limits that the kernel does not keep for us. */
final class Census {
    private static final Path PROCESSES = Path.of("/proc");
    private static final long PAGE = 4096;

    private final List<Long> members;

    private Census(List<Long> members) {
        this.members = members;
    }

    static Census of(long process) {
        return new Census(ProcessHandle.of(process).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .toList());
    }

    int processes() {
        return members.size();
    }

    /** Bytes in memory; what several of them share counts for each. */
    long memory() {
        return members.stream().mapToLong(Census::resident).sum();
    }

    private static long resident(long process) {
        try {
            String[] pages =
                    Files.readString(PROCESSES.resolve(process + "/statm")).split(" ", -1);
            return Long.parseLong(pages[1]) * PAGE;
        } catch (IOException e) {
            return 0; // It has ended.
        }
    }
}
