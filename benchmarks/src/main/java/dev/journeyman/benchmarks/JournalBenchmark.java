package dev.journeyman.benchmarks;

import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Steps whose state grows by 1 KB each, recorded by the engine's journal on the JSON store, beside a bare loop that appends
 * the same kilobyte and forces it to the same disk.
 *
 * <p>Both run in blocks by turns, so that other load meets both.
 */
public final class JournalBenchmark {
    private static final int NEW_BYTES = 1024;

    private final int steps;
    private final int block;
    private final Figures figures;
    private final Ticker ticker = Ticker.system();
    private final Samples recorded = new Samples();
    private final Samples bare = new Samples();
    private long written;
    private boolean counted = true;

    private JournalBenchmark(int steps, int block, Figures figures) {
        this.steps = steps;
        this.block = block;
        this.figures = figures;
    }

    /** Options: {@code --steps 1000 --warmup 4000 --block 25 --dir FOLDER}. */
    public static void main(String[] arguments) throws IOException {
        run(List.of(arguments), System.out);
    }

    static void run(List<String> arguments, PrintStream out) throws IOException {
        Options options = new Options(arguments, List.of("steps", "warmup", "block", "dir"));
        JournalBenchmark benchmark =
                new JournalBenchmark(options.number("steps", 1000), options.number("block", 25), new Figures(out));
        Path folder = options.newFolder();
        try {
            // A cold JVM is slower by a factor of ten or more: it would be all that the tenth step shows.
            new JournalBenchmark(options.number("warmup", 4000), benchmark.block, benchmark.figures)
                    .measure(Files.createDirectory(folder.resolve("warmup")));
            benchmark.measure(folder);
            benchmark.print(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private void measure(Path folder) throws IOException {
        String news = "x".repeat(NEW_BYTES);
        try (RecordedSteps journal = new RecordedSteps(folder);
                BareLog log = new BareLog(folder.resolve("bare.log"))) {
            for (int done = 0; done < steps; done += block) {
                OptionalLong before = WrittenBytes.now();
                for (int i = 0; i < block; i++) {
                    recorded.add(time(() -> journal.step(news)));
                }
                count(before, WrittenBytes.now());
                for (int i = 0; i < block; i++) {
                    bare.add(time(() -> log.append(news)));
                }
            }
        }
    }

    private void count(OptionalLong before, OptionalLong after) {
        counted = counted && before.isPresent() && after.isPresent();
        written += counted ? after.getAsLong() - before.getAsLong() : 0;
    }

    private long time(Work work) throws IOException {
        long begin = ticker.nanos();
        work.run();
        return ticker.nanos() - begin;
    }

    private void print(Path folder) throws IOException {
        figures.say(steps + " steps, each with " + NEW_BYTES + " new bytes, on "
                + Files.getFileStore(folder).type());
        figures.milliseconds("recorded step, median", recorded.medianMillis());
        figures.milliseconds("bare append and sync, median", bare.medianMillis());
        figures.ratio("journal's speed / bare loop's", bare.median() / recorded.median(), "at least 0.8");
        if (counted) {
            figures.ratio("bytes written / new bytes", (double) written / ((long) steps * NEW_BYTES), "at most 2");
        } else {
            figures.say("This system does not say how many bytes were written.");
        }
        figures.ratio(
                "last steps / steps around the tenth",
                recorded.slice(steps - 10, steps).median()
                        / recorded.slice(5, 15).median(),
                "about 1");
    }

    /** Something to time. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
