package dev.journeyman.cli.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What agents did, noted outside the database, in a file for each process: no kill, fence or restart takes it back. */
final class SideLog {
    private final Path file;

    SideLog(Path folder, String process) {
        this.file = folder.resolve(process + ".log");
    }

    /** Somebody begins with an item. */
    record Begun(String process, Instant at, String request, String item) {}

    void begins(String request, String item) throws IOException {
        Files.writeString(
                file,
                Instant.now() + "\t" + request + "\t" + item + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** All that was noted by anybody. */
    static List<Begun> read(Path folder) throws IOException {
        List<Begun> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> all.addAll(lines(file)));
        }
        return all;
    }

    private static List<Begun> lines(Path file) {
        String process = file.getFileName().toString().replace(".log", "");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split("\t"))
                    .map(parts -> new Begun(process, Instant.parse(parts[0]), parts[1], parts[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
