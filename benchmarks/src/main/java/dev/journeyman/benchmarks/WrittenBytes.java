package dev.journeyman.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What this process has handed to the system for writing, where the system tells. */
public final class WrittenBytes {
    private static final Path COUNTERS = Path.of("/proc/self/io");
    private static final String WRITTEN = "wchar: ";

    private WrittenBytes() {}

    /** The bytes so far; empty where the system does not count. */
    public static OptionalLong now() throws IOException {
        if (!Files.isReadable(COUNTERS)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(COUNTERS).stream()
                .filter(line -> line.startsWith(WRITTEN))
                .mapToLong(line -> Long.parseLong(line.substring(WRITTEN.length())))
                .findFirst();
    }
}
