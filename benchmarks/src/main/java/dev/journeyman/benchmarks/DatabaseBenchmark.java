package dev.journeyman.benchmarks;

import dev.journeyman.backend.jdbc.Database;
import dev.journeyman.backend.jdbc.DatabaseUrl;
import dev.journeyman.backend.jdbc.JdbcWorkTracker;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Appends to 1, 8 and 64 journals at once beside bare inserts of the same bytes, by turns in one database, and how quickly
 * claimers take all of many items.
 */
public final class DatabaseBenchmark {
    private static final List<Integer> AT_ONCE = List.of(1, 8, 64);

    /** A tracker asks with one connection at a time; Flyway takes two. */
    private static final int CONNECTIONS = 2;

    private DatabaseBenchmark() {}

    /** Options: {@code --rounds 7 --millis 2000 --items 10000 --claimers 16 --dir FOLDER}; the first round warms up. */
    public static void main(String[] arguments) throws Exception {
        run(List.of(arguments), System.out);
    }

    static void run(List<String> arguments, PrintStream out) throws Exception {
        Options options = new Options(arguments, List.of("rounds", "millis", "items", "claimers", "dir"));
        Figures figures = new Figures(out);
        Path folder = options.newFolder();
        try (DatabaseServer server = DatabaseServer.open(folder)) {
            figures.say(server.description());
            DatabaseUrl database = server.create();
            double bare = measureAppends(
                    database, options.number("rounds", 7), Duration.ofMillis(options.number("millis", 2000)), figures);
            Claims claims = new Claims(
                    () -> new JdbcWorkTracker(Database.open(database, CONNECTIONS)),
                    options.number("claimers", 16),
                    options.number("items", 10_000));
            Claims.Outcome claimed = claims.measure();
            figures.say(claimed.line());
            figures.ratio("claims / bare inserts, 1 at once", claimed.perSecond() / bare, "none: one commit a claim");
        } finally {
            Folders.delete(folder);
        }
    }

    /** Gives how many bare inserts one connection does in a second: changes of items are committed one after the other. */
    private static double measureAppends(DatabaseUrl database, int rounds, Duration time, Figures figures)
            throws Exception {
        Appends.prepare(database);
        List<Appends> all = AT_ONCE.stream()
                .map(workflows -> new Appends(database, workflows, time))
                .toList();
        for (int round = 0; round < rounds; round++) {
            for (Appends appends : all) {
                appends.round();
            }
        }
        all.forEach(appends -> appends.print(figures));
        return all.get(0).bareInserts();
    }
}
