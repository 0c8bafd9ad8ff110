package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.source.SourceFacts;
import dev.journeyman.agents.llm.research.source.TypeFacts;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one tree holds.
 *
 * @param paths all its files, sorted; without control characters, like all names here
 * @param sources what its Java sources hold, by path
 * @param parsedAnew how many contents were not known before
 */
public record Snapshot(List<String> paths, SortedMap<String, SourceFacts> sources, int parsedAnew) {
    public Snapshot {
        paths = List.copyOf(paths);
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }

    /** A type and the file it stands in. */
    record Located(String path, SourceFacts file, TypeFacts type) {}

    /** Number of types known. */
    public int types() {
        return sources.values().stream().mapToInt(file -> file.types().size()).sum();
    }

    /** All types in the order of paths. */
    Stream<Located> located() {
        return sources.entrySet().stream()
                .flatMap(source -> source.getValue().types().stream()
                        .map(type -> new Located(source.getKey(), source.getValue(), type)));
    }

    /** Files that could not be parsed, with the reason. */
    Stream<String> problems() {
        return sources.entrySet().stream()
                .flatMap(source ->
                        source.getValue().problem().stream().map(problem -> source.getKey() + ": " + problem));
    }
}
