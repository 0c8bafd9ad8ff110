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
 * Files that are in no commit and no new work either: those that were ignored until a move brought back older ignore rules,
 * and what a setup made, as long as nobody changes them; those that were copied from the user's checkout for good.
 */
final class Leftovers {
    static final Leftovers NONE = new Leftovers(Path.of(""), Map.of());
    private static final String COPIED = "copied";

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
        return !stamps.isEmpty() && (stamp(length, modified).equals(stamps.get(path)) || copied(path));
    }

    /** Whether a file or folder, or a folder above it, was copied. */
    boolean copied(String path) {
        if (stamps.isEmpty()) {
            return false;
        }
        int slash = path.lastIndexOf('/');
        return COPIED.equals(stamps.get(path)) || (slash > 0 && copied(path.substring(0, slash)));
    }

    void add(String path, long length, Instant modified) {
        if (path.indexOf('\n') < 0 && !copied(path)) {
            stamps.put(path, stamp(length, modified));
        }
    }

    /** Keeps a file or a whole folder out for good. */
    void addCopied(String path) {
        stamps.put(path, COPIED);
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
