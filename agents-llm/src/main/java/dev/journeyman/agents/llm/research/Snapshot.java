package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.source.SourceFacts;
import dev.journeyman.agents.llm.research.source.TypeFacts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What one tree holds. Names are without control characters. */
public final class Snapshot {
    private final List<String> paths;
    private final Map<String, String> contents;
    private final SortedMap<String, IndexedSource> indexed;
    private final SortedMap<String, SourceFacts> sources;
    private final int parsedAnew;

    /** @param contents the names of the sources' contents, by path */
    Snapshot(
            List<String> paths,
            Map<String, String> contents,
            SortedMap<String, IndexedSource> indexed,
            int parsedAnew) {
        this.paths = List.copyOf(paths);
        this.contents = Map.copyOf(contents);
        this.indexed = Collections.unmodifiableSortedMap(new TreeMap<>(indexed));
        SortedMap<String, SourceFacts> facts = new TreeMap<>();
        indexed.forEach((path, source) -> facts.put(path, source.facts()));
        this.sources = Collections.unmodifiableSortedMap(facts);
        this.parsedAnew = parsedAnew;
    }

    /** A type, the file it stands in with the name of its content, and what it says about itself. */
    record Located(String path, String content, SourceFacts file, TypeFacts type, TypeTerms terms) {}

    /** All its files, sorted. */
    public List<String> paths() {
        return paths;
    }

    /** What its Java sources hold, by path. */
    public SortedMap<String, SourceFacts> sources() {
        return sources;
    }

    /** How many contents were not known before. */
    public int parsedAnew() {
        return parsedAnew;
    }

    /** Number of types known. */
    public int types() {
        return sources.values().stream().mapToInt(file -> file.types().size()).sum();
    }

    /** All types in the order of paths. */
    Stream<Located> located() {
        return indexed.entrySet().stream().flatMap(source -> located(source.getKey(), source.getValue()));
    }

    private Stream<Located> located(String path, IndexedSource source) {
        List<TypeFacts> types = source.facts().types();
        String content = contents.getOrDefault(path, path);
        return IntStream.range(0, types.size())
                .mapToObj(i -> new Located(
                        path,
                        content,
                        source.facts(),
                        types.get(i),
                        source.terms().get(i)));
    }

    /** Files that could not be parsed, with the reason. */
    Stream<String> problems() {
        return sources.entrySet().stream()
                .flatMap(source ->
                        source.getValue().problem().stream().map(problem -> source.getKey() + ": " + problem));
    }
}
