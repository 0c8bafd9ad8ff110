package dev.journeyman.benchmarks;

import com.github.javaparser.JavaParser;
import dev.journeyman.agents.llm.research.source.SourceParser;
import dev.journeyman.api.step.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The yardstick: JavaParser, set as research sets it, one on each core; what it yields is dropped. */
final class PlainParse {
    private PlainParse() {}

    static void all(Tree tree) throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        ThreadLocal<JavaParser> parser = ThreadLocal.withInitial(() -> new JavaParser(SourceParser.configuration()));
        try {
            List<Future<Boolean>> parsed = new ArrayList<>();
            for (String path : tree.paths()) {
                String source = tree.read(path).orElse("");
                parsed.add(threads.submit(() -> parser.get().parse(source).isSuccessful()));
            }
            for (Future<Boolean> each : parsed) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("JavaParser broke.", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
