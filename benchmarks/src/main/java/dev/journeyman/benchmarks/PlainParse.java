package dev.journeyman.benchmarks;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import dev.journeyman.api.step.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The yardstick: JavaParser for the newest language, one on each core, without tokens and without a place for comments;
 * what it yields is dropped.
 */
final class PlainParse {
    private PlainParse() {}

    private static ParserConfiguration configuration() {
        return new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_25)
                .setStoreTokens(false)
                .setAttributeComments(false);
    }

    static void all(Tree tree) throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        ThreadLocal<JavaParser> parser = ThreadLocal.withInitial(() -> new JavaParser(configuration()));
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
