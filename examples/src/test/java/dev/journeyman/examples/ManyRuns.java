package dev.journeyman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A host program that opens, uses and closes the library over and over: once or often, it holds the same. */
public final class ManyRuns {
    private static final int RUNS = 20;
    /** The first loads classes, the second finds caches filled. */
    private static final int WARM_UP = 2;

    private final Footprint before = Footprint.now();
    private final Map<String, Long> ofOthers = new TreeMap<>();

    private ManyRuns() {}

    /** What a host program does, from start to end. */
    @FunctionalInterface
    public interface Host {
        void run(Sample sample) throws Exception;
    }

    /**
     * Runs a host program, each time with a sample of its own, and asserts after each run that nothing of the library's
     * is left and that others keep no more than after the first runs.
     *
     * @return what others keep, and how many of each
     */
    public static Map<String, Long> of(Path folder, Host host) throws Exception {
        ManyRuns runs = new ManyRuns();
        for (int run = 1; run <= RUNS; run++) {
            host.run(Sample.in(Files.createDirectory(folder.resolve("run" + run)))
                    .withoutBuild());
            runs.check(run);
        }
        return Map.copyOf(runs.ofOthers);
    }

    private void check(int run) {
        Footprint.Left left = Footprint.leftSince(before);
        assertThat(left.ofOurs()).as("after run %d", run).isEmpty();
        if (run <= WARM_UP) {
            left.ofOthers().forEach((name, count) -> ofOthers.merge(name, count, Math::max));
        }
        assertThat(left.ofOthers())
                .as("after run %d", run)
                .allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(ofOthers.getOrDefault(name, 0L)));
    }
}
