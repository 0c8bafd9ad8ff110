package dev.journeyman.agents.llm.research;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.journeyman.api.artifact.TypeSummary;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.step.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The types of a tree. What a file holds is kept by the name of its content: an unchanged file is not parsed again, in
 * whatever tree and under whatever path it stands.
 */
final class SourceIndex {
    private static final long MOST_CHARACTERS = 64L << 20;
    /** Sources read ahead of the parsers; bounds the memory that a large tree takes. */
    private static final int BATCH = 200;

    private final Cache<String, ParsedFile> parsed = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String content, ParsedFile file) -> file.weight())
            .build();

    Snapshot of(Tree tree, StepContext step) throws InterruptedException {
        Map<String, ParsedFile> files = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String path : tree.paths()) {
            if (path.endsWith(".java")) {
                ParsedFile known =
                        tree.contentId(path).map(parsed::getIfPresent).orElse(null);
                if (known == null) {
                    unknown.add(path);
                } else {
                    files.put(path, known);
                }
            }
        }
        parse(tree, unknown, files, step);
        return Snapshot.of(files, unknown.size());
    }

    private void parse(Tree tree, List<String> paths, Map<String, ParsedFile> files, StepContext step)
            throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        // The parser is bound to a thread of this pool, and goes with it.
        ThreadLocal<SourceParser> parser = ThreadLocal.withInitial(SourceParser::new);
        try {
            for (int from = 0; from < paths.size(); from += BATCH) {
                step.checkCancelled();
                parseBatch(tree, paths.subList(from, Math.min(from + BATCH, paths.size())), files, threads, parser);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void parseBatch(
            Tree tree,
            List<String> paths,
            Map<String, ParsedFile> files,
            ExecutorService threads,
            ThreadLocal<SourceParser> parser)
            throws InterruptedException {
        Map<String, Future<ParsedFile>> pending = new LinkedHashMap<>();
        for (String path : paths) {
            // Trees are read on the step's own thread only.
            tree.read(path)
                    .ifPresentOrElse(
                            source -> pending.put(
                                    path, threads.submit(() -> parser.get().parse(source))),
                            () -> files.put(path, ParsedFile.failed("is not UTF-8 text, or larger than 1 MiB")));
        }
        for (Map.Entry<String, Future<ParsedFile>> entry : pending.entrySet()) {
            ParsedFile file = await(entry.getValue());
            files.put(entry.getKey(), file);
            tree.contentId(entry.getKey()).ifPresent(content -> parsed.put(content, file));
        }
    }

    private static ParsedFile await(Future<ParsedFile> file) throws InterruptedException {
        try {
            return file.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A parser broke that reports its failures.", e.getCause());
        }
    }

    /**
     * The types of one tree, by path.
     *
     * @param types in the order of paths
     * @param problems files that could not be parsed
     * @param parsedAnew how many files were not known before
     */
    record Snapshot(List<TypeSummary> types, List<String> problems, int parsedAnew) {
        static Snapshot of(Map<String, ParsedFile> files, int parsedAnew) {
            List<TypeSummary> types = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            files.keySet().stream().sorted().forEach(path -> {
                ParsedFile file = files.getOrDefault(path, ParsedFile.failed(""));
                file.problem().ifPresent(problem -> problems.add(path + ": " + problem));
                file.types()
                        .forEach(type -> types.add(
                                new TypeSummary(path, type.name(), type.kind(), type.methods(), type.imports())));
            });
            return new Snapshot(List.copyOf(types), List.copyOf(problems), parsedAnew);
        }
    }
}
