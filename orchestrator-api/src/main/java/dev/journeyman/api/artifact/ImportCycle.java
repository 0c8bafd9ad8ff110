package dev.journeyman.api.artifact;

import java.util.List;

/**
 * Packages that all need each other.
 *
 * @param packages all of them, sorted
 * @param shortest one of the shortest ways round, begun and ended with the same package
 */
public record ImportCycle(List<String> packages, List<String> shortest) {
    public ImportCycle {
        packages = List.copyOf(packages);
        shortest = List.copyOf(shortest);
    }
}
