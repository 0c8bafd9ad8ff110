package dev.journeyman.core.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files that were ignored until a move brought back older ignore rules: they stay where they are and are not taken
 * for new work as long as nobody changes them.
 */
final class Leftovers {
    static final Leftovers NONE = new Leftovers(Path.of(""), Map.of());

    private final Path file;
    private final Map<String, String> stamps;

    private Leftovers(Path file, Map<String, String> stamps) {
        this.file = file;
        this.stamps = stamps;
    }

    static Leftovers read(Path file) throws IOException {
        Map<String, String> stamps = new HashMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            int blank = line.indexOf(' ');
            stamps.put(line.substring(blank + 1), line.substring(0, blank));
        }
        return new Leftovers(file, stamps);
    }

    boolean holds(String path, long length, Instant modified) {
        return !stamps.isEmpty() && stamp(length, modified).equals(stamps.get(path));
    }

    void add(String path, long length, Instant modified) {
        if (path.indexOf('\n') < 0) {
            stamps.put(path, stamp(length, modified));
        }
    }

    void write() throws IOException {
        Durable.write(
                file,
                stamps.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey() + "\n")
                        .collect(Collectors.joining()));
    }

    private static String stamp(long length, Instant modified) {
        return length + "@" + modified;
    }
}
