package dev.journeyman.benchmarks.langgraph;

import dev.journeyman.benchmarks.Figures;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Branches side by side of which one fails once: how many bodies run again when the run is resumed. */
final class Forking {
    private static final int BRANCHES = 8;
    private static final int FAILING = 3;

    private final Map<Contender, Integer> again = new LinkedHashMap<>();

    void measure(Path folder) throws Exception {
        for (Contender contender : List.of(Contender.LANGGRAPH_FILES, Contender.JOURNEYMAN_FILES)) {
            again.put(contender, bodiesRunAgain(contender, folder.resolve(contender.name())));
        }
    }

    private static int bodiesRunAgain(Contender contender, Path folder) throws Exception {
        Engine engine = contender.openNew(folder);
        if (engine.fork(BRANCHES, Forking::failOne)) {
            throw new IllegalStateException(contender.title() + " did not notice that a branch failed.");
        }
        AtomicInteger bodies = new AtomicInteger();
        IntConsumer counting = number -> bodies.incrementAndGet();
        if (!contender.open(folder).fork(BRANCHES, counting)) {
            throw new IllegalStateException(contender.title() + " did not go on.");
        }
        return bodies.get();
    }

    private static void failOne(int number) {
        if (number == FAILING) {
            throw new IllegalStateException("This branch fails once.");
        }
    }

    void print(Figures figures) {
        figures.say(BRANCHES + " branches side by side, one of which failed once; bodies run when resumed:");
        again.forEach((contender, bodies) ->
                figures.say(String.format(Locale.ROOT, "  %-38s %10d", contender.title(), bodies)));
    }
}
