package dev.journeyman.agents.llm.research;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.journeyman.agents.llm.research.source.Plain;
import dev.journeyman.agents.llm.research.source.SourceFacts;
import dev.journeyman.agents.llm.research.source.SourceParser;
import dev.journeyman.api.step.Tree;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the sources of a tree hold. It is kept by the name of their content, in memory and across runs in a file: an
 * unchanged source is not parsed again, in whatever tree and under whatever path it stands.
 */
public final class SourceIndex {
    private static final long MOST_CHARACTERS = 128L << 20;
    /** Sources read ahead of the parsers; bounds the memory that a large tree takes. */
    private static final int AHEAD = 128;

    private static final SourceFacts UNREADABLE = SourceFacts.failed("is not UTF-8 text, or larger than 1 MiB");

    private final Cache<String, SourceFacts> known = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String content, SourceFacts facts) -> facts.weight())
            .build();
    private final Optional<IndexFile> file;

    private SourceIndex(Optional<IndexFile> file) {
        this.file = file;
    }

    /** One that ends with the process. */
    public static SourceIndex inMemory() {
        return new SourceIndex(Optional.empty());
    }

    /** One that is kept in a folder, which is made when it is needed. What cannot be read there is parsed anew. */
    public static SourceIndex in(Path folder) {
        return new SourceIndex(Optional.of(new IndexFile(folder.resolve("sources.index"))));
    }

    /** The Java sources of a tree, parsed on all cores as far as they are not known. */
    public Snapshot of(Tree tree, ParseListener listener) throws InterruptedException {
        SortedMap<String, String> contents = contents(tree);
        Map<String, String> wanted = new LinkedHashMap<>();
        contents.forEach((path, content) -> wanted.putIfAbsent(content, path));
        Map<String, SourceFacts> facts = new HashMap<>(known.getAllPresent(wanted.keySet()));
        wanted.keySet().removeAll(facts.keySet());
        facts.putAll(fromFile(wanted.keySet()));
        wanted.keySet().removeAll(facts.keySet());
        Map<String, SourceFacts> parsed = parse(tree, wanted, listener);
        facts.putAll(parsed);
        known.putAll(parsed);
        file.ifPresent(kept -> kept.add(parsed, facts));
        SortedMap<String, SourceFacts> sources = new TreeMap<>();
        contents.forEach((path, content) -> sources.put(Plain.path(path), facts.getOrDefault(content, UNREADABLE)));
        return new Snapshot(tree.paths().stream().map(Plain::path).toList(), sources, parsed.size());
    }

    private static SortedMap<String, String> contents(Tree tree) {
        SortedMap<String, String> contents = new TreeMap<>();
        tree.paths().stream()
                .filter(path -> path.endsWith(".java"))
                .forEach(path -> contents.put(path, tree.contentId(path).orElse(path)));
        return contents;
    }

    private Map<String, SourceFacts> fromFile(Set<String> contents) {
        Map<String, SourceFacts> found = contents.isEmpty()
                ? Map.of()
                : file.map(kept -> kept.read(contents)).orElse(Map.of());
        known.putAll(found);
        return found;
    }

    private static Map<String, SourceFacts> parse(Tree tree, Map<String, String> pathsByContent, ParseListener listener)
            throws InterruptedException {
        if (pathsByContent.isEmpty()) {
            return Map.of();
        }
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        // A parser is bound to a thread of this pool, and goes with it.
        ThreadLocal<SourceParser> parser = ThreadLocal.withInitial(SourceParser::new);
        Map<String, SourceFacts> parsed = new HashMap<>();
        Deque<Pending> ahead = new ArrayDeque<>();
        try {
            for (Map.Entry<String, String> next : pathsByContent.entrySet()) {
                // Trees are read on the caller's thread only.
                Optional<String> source = tree.read(next.getValue());
                Future<SourceFacts> facts =
                        threads.submit(() -> source.map(parser.get()::parse).orElse(UNREADABLE));
                ahead.add(new Pending(next.getKey(), facts));
                if (ahead.size() == AHEAD) {
                    collect(ahead.remove(), parsed, pathsByContent.size(), listener);
                }
            }
            for (Pending last : ahead) {
                collect(last, parsed, pathsByContent.size(), listener);
            }
            return parsed;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void collect(Pending pending, Map<String, SourceFacts> parsed, int of, ParseListener listener)
            throws InterruptedException {
        try {
            parsed.put(pending.content(), pending.facts().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("A parser broke that reports its failures.", e.getCause());
        }
        listener.parsed(parsed.size(), of);
    }

    private record Pending(String content, Future<SourceFacts> facts) {}
}
