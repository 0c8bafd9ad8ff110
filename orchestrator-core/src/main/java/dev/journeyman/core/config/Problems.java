package dev.journeyman.core.config;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.core.config.YamlNode.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a file, collected, so that a user sees all of it at once. */
final class Problems {
    private final Path file;
    private final List<Problem> found = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    /** Adds a problem; the key may be empty. */
    void add(Place place, String key, String what) {
        found.add(new Problem(place, key.isEmpty() ? what : key + " " + what));
    }

    /** Throws if there are any. */
    void refuse() {
        if (!found.isEmpty()) {
            String lines = found.stream()
                    .sorted(Comparator.comparing(
                                    (Problem problem) -> problem.place().line())
                            .thenComparing(problem -> problem.place().column()))
                    .map(problem -> "\n  " + file + ":" + problem.place().line() + ":"
                            + problem.place().column() + ": " + problem.what())
                    .collect(Collectors.joining());
            throw new OrchestratorException(Failure.giveUp(
                    "config.invalid", "The configuration is not valid. Correct it and try again." + lines));
        }
    }

    private record Problem(Place place, String what) {}
}
