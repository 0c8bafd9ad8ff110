package dev.journeyman.benchmarks;

import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.backend.jdbc.Database;
import dev.journeyman.backend.jdbc.DatabaseUrl;
import dev.journeyman.backend.jdbc.JdbcWorkTracker;
import dev.journeyman.backend.json.JsonWorkTracker;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists, claims and what has changed, on trackers of 100, 1,000 and 10,000 items: whether a call takes longer the more there are. */
public final class ItemsBenchmark {
    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
    private static final int CONNECTIONS = 2;

    private ItemsBenchmark() {}

    /** Makes a tracker without items, in a folder that is not there yet. */
    @FunctionalInterface
    private interface Maker {
        WorkTracker in(Path folder) throws Exception;
    }

    /** Options: {@code --rounds 3 --calls 50 --dir FOLDER}; the first round warms up. */
    public static void main(String[] arguments) throws Exception {
        run(List.of(arguments), System.out);
    }

    static void run(List<String> arguments, PrintStream out) throws Exception {
        Options options = new Options(arguments, List.of("rounds", "calls", "dir"));
        Path folder = options.newFolder();
        try (DatabaseServer server = DatabaseServer.open(folder)) {
            Map<String, Maker> makers = new LinkedHashMap<>();
            makers.put("PostgreSQL", anywhere -> on(server.create()));
            makers.put("H2", place -> on(DatabaseUrl.h2(place.resolve("items"))));
            makers.put("JSON", JsonWorkTracker::new);
            Figures figures = new Figures(out);
            for (Map.Entry<String, Maker> store : makers.entrySet()) {
                List<ItemCalls> sizes = SIZES.stream()
                        .map(size -> new ItemCalls(size, options.number("calls", 50)))
                        .toList();
                measure(store.getValue(), sizes, 1 + options.number("rounds", 3), folder.resolve(store.getKey()));
                print(store.getKey(), sizes, figures);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static WorkTracker on(DatabaseUrl url) {
        return new JdbcWorkTracker(Database.open(url, CONNECTIONS));
    }

    private static void measure(Maker maker, List<ItemCalls> sizes, int rounds, Path folder) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (ItemCalls calls : sizes) {
                try (WorkTracker tracker = maker.in(folder.resolve(round + "-" + calls.size()))) {
                    calls.measure(tracker, round > 0);
                }
            }
        }
    }

    private static void print(String store, List<ItemCalls> sizes, Figures figures) {
        sizes.forEach(calls -> figures.say(String.format("  %-10s %s", store, calls.line())));
        ItemCalls least = sizes.get(0);
        ItemCalls most = sizes.get(sizes.size() - 1);
        ItemCalls.NAMES.forEach(call -> figures.ratio(
                store + ", " + call + ": " + most.size() + " items / " + least.size(),
                most.median(call) / least.median(call),
                "about 1"));
    }
}
