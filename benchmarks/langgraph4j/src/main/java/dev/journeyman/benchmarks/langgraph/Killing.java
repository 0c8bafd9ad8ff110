package dev.journeyman.benchmarks.langgraph;

import dev.journeyman.benchmarks.Figures;
import dev.journeyman.benchmarks.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Processes that are killed (SIGKILL) at seeded moments while they do nothing but record steps, and then resumed. */
final class Killing {
    private static final int KILLED = 128 + 9;

    private final int kills;
    private final int steps;
    private final long seed;
    private final Map<Contender, Tally> tallies = new LinkedHashMap<>();

    Killing(int kills, int steps, long seed) {
        this.kills = kills;
        this.steps = steps;
        this.seed = seed;
        for (Contender contender : List.of(Contender.LANGGRAPH_FILES, Contender.JOURNEYMAN_FILES)) {
            tallies.put(contender, new Tally());
        }
    }

    /** What became of the runs of one contender. */
    private static final class Tally {
        private int unreadable;
        private int startedOver;
        private int lostSteps;
        private int recorded;

        void add(int recordedBefore, Victim.Went after) {
            recorded += recordedBefore;
            if (after.exit() != 0) {
                unreadable++;
                lostSteps += recordedBefore;
                return;
            }
            int again = after.first().map(first -> recordedBefore - (first - 1)).orElse(0);
            lostSteps += Math.max(0, again);
            startedOver += again == recordedBefore ? 1 : 0;
        }

        int lostRuns() {
            return unreadable + startedOver;
        }
    }

    /** Both are killed in the same steps, at the same part of a step. */
    void measure(Path folder) throws IOException, InterruptedException {
        Random random = new Random(seed);
        for (int i = 0; i < kills; i++) {
            // Late enough that something is recorded, early enough that a quick one is not done before it is killed.
            int step = 2 + random.nextInt(steps * 3 / 4);
            double part = random.nextDouble();
            for (Map.Entry<Contender, Tally> entry : tallies.entrySet()) {
                Path place = Files.createDirectory(folder.resolve("killed"));
                kill(
                        new Victim(entry.getKey(), Files.createDirectory(place.resolve("run")), steps),
                        step,
                        part,
                        entry.getValue());
                Folders.delete(place);
            }
        }
    }

    private static void kill(Victim victim, int step, double part, Tally tally)
            throws IOException, InterruptedException {
        Victim.Went killed = victim.killIn(step, part);
        if (killed.exit() != KILLED) {
            throw new IllegalStateException("It ended with " + killed.exit() + " before it was killed in step " + step
                    + ": take more --kill-steps.");
        }
        tally.add(killed.last().orElseThrow() - 1, victim.goOn());
    }

    void print(Figures figures) {
        figures.say(kills + " kills of processes that record " + steps + " steps, seed " + seed + ":");
        tallies.forEach((contender, tally) -> figures.say(String.format(
                Locale.ROOT,
                "  %-38s %4d lost runs (%d unreadable, %d begun anew), %d of %d recorded steps lost",
                contender.title(),
                tally.lostRuns(),
                tally.unreadable,
                tally.startedOver,
                tally.lostSteps,
                tally.recorded)));
    }
}
