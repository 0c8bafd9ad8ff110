package dev.journeyman.agents.llm.research;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.journeyman.agents.llm.research.source.Plain;
import dev.journeyman.api.step.Tree;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;

/**
 * What the sources of a tree hold. It is kept by the name of their content, in memory and across runs in a file: an
 * unchanged source is not parsed again, in whatever tree and under whatever path it stands.
 */
public final class SourceIndex {
    private static final long MOST_CHARACTERS = 192L << 20;
    /** Sources read ahead of the parsers; bounds the memory that a large tree takes. */
    private static final int AHEAD = 128;

    private static final IndexedSource UNREADABLE = IndexedSource.failed("is not UTF-8 text, or larger than 1 MiB");

    private final Cache<String, IndexedSource> known = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String content, IndexedSource source) -> source.weight())
            .build();
    private final Optional<IndexFile<IndexedSource>> file;

    private SourceIndex(Optional<IndexFile<IndexedSource>> file) {
        this.file = file;
    }

    /** One that ends with the process. */
    public static SourceIndex inMemory() {
        return new SourceIndex(Optional.empty());
    }

    /** One that is kept in a folder, which is made when it is needed. What cannot be read there is parsed anew. */
    public static SourceIndex in(Path folder) {
        return new SourceIndex(Optional.of(new IndexFile<>(folder.resolve("sources.index"), new SourceCodec())));
    }

    /** The Java sources of a tree, parsed on all cores as far as they are not known. */
    public Snapshot of(Tree tree, ParseListener listener) throws InterruptedException {
        SortedMap<String, String> contents = contents(tree);
        Map<String, String> wanted = new LinkedHashMap<>();
        contents.forEach((path, content) -> wanted.putIfAbsent(content, path));
        Map<String, IndexedSource> found = new HashMap<>(known.getAllPresent(wanted.keySet()));
        wanted.keySet().removeAll(found.keySet());
        int parsed = 0;
        if (!wanted.isEmpty()) {
            try (Cores cores = new Cores()) {
                parsed = find(tree, wanted, found, cores, listener);
            }
        }
        Map<String, String> names = new HashMap<>();
        SortedMap<String, IndexedSource> sources = new TreeMap<>();
        contents.forEach((path, content) -> {
            names.put(Plain.path(path), content);
            sources.put(Plain.path(path), found.getOrDefault(content, UNREADABLE));
        });
        return new Snapshot(tree.paths().stream().map(Plain::path).toList(), names, sources, parsed);
    }

    private static SortedMap<String, String> contents(Tree tree) {
        SortedMap<String, String> contents = new TreeMap<>();
        tree.paths().stream()
                .filter(path -> path.endsWith(".java"))
                .forEach(path -> contents.put(path, tree.contentId(path).orElse(path)));
        return contents;
    }

    /** Adds what the file knows of the wanted ones, then what parsing the others yields; says how many those were. */
    private int find(
            Tree tree,
            Map<String, String> wanted,
            Map<String, IndexedSource> found,
            Cores cores,
            ParseListener listener)
            throws InterruptedException {
        Map<String, IndexedSource> kept = file.isEmpty() ? Map.of() : file.get().read(wanted.keySet(), cores);
        found.putAll(kept);
        wanted.keySet().removeAll(kept.keySet());
        Map<String, IndexedSource> parsed = parse(tree, wanted, cores, listener);
        found.putAll(parsed);
        known.putAll(kept);
        known.putAll(parsed);
        if (file.isPresent()) {
            file.get().add(parsed, found, cores);
        }
        return parsed.size();
    }

    private static Map<String, IndexedSource> parse(
            Tree tree, Map<String, String> pathsByContent, Cores cores, ParseListener listener)
            throws InterruptedException {
        // A reader is bound to a thread of these cores, and goes with it.
        TermCache terms = new TermCache();
        ThreadLocal<SourceReader> reader = ThreadLocal.withInitial(() -> new SourceReader(terms));
        Map<String, IndexedSource> parsed = new HashMap<>();
        Deque<Pending> ahead = new ArrayDeque<>();
        for (Map.Entry<String, String> next : pathsByContent.entrySet()) {
            // Trees are read on the caller's thread only.
            Optional<String> source = tree.read(next.getValue());
            Future<IndexedSource> indexed =
                    cores.submit(() -> source.map(reader.get()::read).orElse(UNREADABLE));
            ahead.add(new Pending(next.getKey(), indexed));
            if (ahead.size() == AHEAD) {
                collect(ahead.remove(), parsed, pathsByContent.size(), listener);
            }
        }
        for (Pending last : ahead) {
            collect(last, parsed, pathsByContent.size(), listener);
        }
        return parsed;
    }

    private static void collect(Pending pending, Map<String, IndexedSource> parsed, int of, ParseListener listener)
            throws InterruptedException {
        parsed.put(pending.content(), Cores.result(pending.source()));
        listener.parsed(parsed.size(), of);
    }

    private record Pending(String content, Future<IndexedSource> source) {}
}
