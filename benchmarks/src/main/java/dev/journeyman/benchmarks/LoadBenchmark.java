package dev.journeyman.benchmarks;

import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Workflows side by side in one JVM, round after round, on the JSON store and git: how soon an item that can start is given to
 * a free agent, and whether the heap grows. In between the user of the repository deletes what was delivered.
 *
 * <p>There is no yardstick beside it: the times are absolute, and say something about the machine as well.
 */
public final class LoadBenchmark {
    private static final Duration REPORT_EVERY = Duration.ofMinutes(1);
    private static final double MEGABYTE = 1 << 20;
    private static final int COLLECTIONS = 3;

    private final LoadRounds rounds;
    private final PrintStream out;
    private final Ticker ticker = Ticker.system();
    private double warmHeap;

    private LoadBenchmark(LoadRounds rounds, PrintStream out) {
        this.rounds = rounds;
        this.out = out;
    }

    /**
     * What a run showed.
     *
     * @param items items that should have been done
     * @param done items that were done exactly once
     * @param heapGrowth the heap at the end as a multiple of that after the warm-up
     * @param errors what went wrong
     */
    record Outcome(long items, long done, double heapGrowth, List<String> errors) {}

    /**
     * Options: {@code --workflows 10 --items 20 --agents 10 --think 20 --warmup 5 --seconds 60 --dir FOLDER}; agents are
     * those at work at once in all workflows together, thinking is in milliseconds, the warm-up in rounds.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!run(List.of(arguments), System.out).errors().isEmpty()) {
            throw new IllegalStateException("Something went wrong: see above.");
        }
    }

    static Outcome run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        Options options =
                new Options(arguments, List.of("workflows", "items", "agents", "think", "warmup", "seconds", "dir"));
        int workflows = options.number("workflows", 10);
        int items = options.number("items", 20);
        int agents = Math.max(1, options.number("agents", 10) / workflows);
        Duration thinks = Duration.ofMillis(options.number("think", 20));
        Path folder = options.newFolder();
        try (LoadRounds rounds = new LoadRounds(folder, workflows, items, agents, thinks)) {
            out.println(workflows + " workflows of " + items + " items side by side, " + agents
                    + " at work at once in each; agents think for " + thinks.toMillis() + " ms");
            LoadBenchmark load = new LoadBenchmark(rounds, out);
            load.warmUp(options.number("warmup", 5));
            load.goOn(Duration.ofSeconds(options.number("seconds", 60)));
            return load.outcome((long) rounds.rounds() * workflows * items);
        } finally {
            Folders.delete(folder);
        }
    }

    private void warmUp(int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            rounds.run();
        }
        Histogram latencies = rounds.latencies();
        warmHeap = heap();
        report("warm-up", latencies);
    }

    private void goOn(Duration time) throws IOException, InterruptedException {
        long begin = ticker.nanos();
        long reported = begin;
        do {
            rounds.run();
            if (ticker.since(reported).compareTo(REPORT_EVERY) >= 0) {
                report("minute " + ticker.since(begin).toMinutes(), rounds.latencies());
                reported = ticker.nanos();
            }
        } while (ticker.since(begin).compareTo(time) < 0);
    }

    private Outcome outcome(long items) {
        report("end", rounds.latencies());
        List<String> errors = rounds.errors();
        errors.forEach(error -> out.println("  error: " + error));
        double growth = heap() / warmHeap;
        out.printf(Locale.ROOT, "  heap at the end / after the warm-up: %.2f%n", growth);
        return new Outcome(items, rounds.itemsDone(), growth, errors);
    }

    private void report(String when, Histogram latencies) {
        double heap = heap();
        out.printf(
                Locale.ROOT,
                "%-10s %4d rounds, %6d items done once; dispatch p50 %6.1f ms, p95 %6.1f ms, p99 %6.1f ms (of %d);"
                        + " heap after gc %5.1f MB, %.2f of warm-up%n",
                when,
                rounds.rounds(),
                rounds.itemsDone(),
                latencies.millisAt(0.50),
                latencies.millisAt(0.95),
                latencies.millisAt(0.99),
                latencies.size(),
                heap / MEGABYTE,
                heap / warmHeap);
    }

    /** What cannot be collected, in bytes. */
    private static double heap() {
        return IntStream.range(0, COLLECTIONS)
                .mapToLong(i -> afterCollection())
                .min()
                .orElseThrow();
    }

    private static long afterCollection() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
