package dev.journeyman.backend.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What docs/databases.md has an administrator grant. */
final class Grants {
    private static final Path DOCUMENT = Path.of("..", "docs", "databases.md");

    private Grants() {}

    /** The statements, for a role of another name. */
    static List<String> documented(String role) {
        try {
            List<String> grants = Files.readAllLines(DOCUMENT).stream()
                    .filter(line -> line.startsWith("grant "))
                    .flatMap(line -> Arrays.stream(line.split(";")))
                    .map(line -> line.replaceAll("\\bworker\\b", role))
                    .toList();
            if (grants.isEmpty()) {
                throw new IllegalStateException(DOCUMENT + " grants nothing.");
            }
            return grants;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
