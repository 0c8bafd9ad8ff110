package dev.journeyman.benchmarks.dbos;

import dev.dbos.transact.DBOS;
import dev.journeyman.backend.jdbc.DatabaseUrl;
import dev.journeyman.benchmarks.DatabaseServer;
import dev.journeyman.benchmarks.Figures;
import dev.journeyman.benchmarks.Folders;
import dev.journeyman.benchmarks.Options;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What recorded steps take beside DBOS for Java, by turns in one database: many in one workflow, and few in many. */
public final class DbosBenchmark {
    /** Rounds that warm both up, and are not counted. */
    private static final int WARMUP = 1;

    private DbosBenchmark() {}

    /** Options: {@code --rounds 5 --steps 1000 --workflows 100 --dir FOLDER}; those workflows share the steps. */
    public static void main(String[] arguments) throws Exception {
        run(List.of(arguments), System.out);
    }

    static void run(List<String> arguments, PrintStream out) throws Exception {
        Options options = new Options(arguments, List.of("rounds", "steps", "workflows", "dir"));
        int steps = options.number("steps", 1000);
        int workflows = options.number("workflows", 100);
        List<Race> races = List.of(new Race(1, steps), new Race(workflows, steps / workflows));
        Path folder = options.newFolder();
        try (DatabaseServer server = DatabaseServer.open(folder)) {
            out.println("DBOS " + DBOS.version() + ", " + server.description());
            measure(races, options.number("rounds", 5), server, folder);
            races.forEach(race -> race.print(new Figures(out), WARMUP));
        } finally {
            Folders.delete(folder);
        }
    }

    private static void measure(List<Race> races, int rounds, DatabaseServer server, Path folder) throws Exception {
        DatabaseUrl database = server.create();
        try (Engine journeyman = new JourneymanEngine(database, folder);
                Engine dbos = new DbosEngine(database)) {
            for (int round = 0; round < WARMUP + rounds; round++) {
                for (Race race : races) {
                    race.round(journeyman, dbos);
                }
            }
            long expected = (long) (WARMUP + rounds)
                    * races.stream().mapToInt(Race::size).sum();
            requireRecorded(expected, journeyman, database);
            requireRecorded(expected, dbos, database);
        }
    }

    /** Else they did not do the same work. */
    private static void requireRecorded(long expected, Engine engine, DatabaseUrl database) throws Exception {
        String recorded = DatabaseServer.ask(database, engine.recorded());
        if (!recorded.equals(Long.toString(expected))) {
            throw new IllegalStateException(engine + " recorded " + recorded + " steps, not " + expected + ".");
        }
    }
}
