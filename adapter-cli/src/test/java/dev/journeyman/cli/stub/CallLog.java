package dev.journeyman.cli.stub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** A folder with one line a call in the file {@code calls}, and what was asked in {@code 1.txt}, {@code 2.txt} and so on. */
final class CallLog {
    private final Path folder;
    private int count;

    CallLog(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("calls"), "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    synchronized void add(Question request) throws IOException {
        count++;
        Files.writeString(folder.resolve(count + ".txt"), request.system() + "\n" + request.user());
        Files.writeString(
                folder.resolve("calls"), Instant.now() + " " + request.key() + "\n", StandardOpenOption.APPEND);
    }
}
