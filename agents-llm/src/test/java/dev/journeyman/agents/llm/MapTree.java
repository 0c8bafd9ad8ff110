package dev.journeyman.agents.llm;

import dev.journeyman.api.step.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tree in memory. */
public record MapTree(Map<String, String> files) implements Tree {
    public MapTree {
        files = new TreeMap<>(files);
    }

    /** A tree of one file. */
    public static MapTree of(String path, String text) {
        return new MapTree(Map.of(path, text));
    }

    /** The same with another file. */
    public MapTree with(String path, String text) {
        Map<String, String> more = new TreeMap<>(files);
        more.put(path, text);
        return new MapTree(more);
    }

    @Override
    public String id() {
        return Integer.toHexString(files.hashCode());
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<String> contentId(String path) {
        return read(path).map(text -> text.length() + "-" + Integer.toHexString(text.hashCode()));
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(files.get(path)).filter(text -> !text.startsWith("\0"));
    }

    @Override
    public List<Hit> search(String text, int limit) {
        throw new UnsupportedOperationException("Agents do not search yet.");
    }
}
