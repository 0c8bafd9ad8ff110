package dev.journeyman.benchmarks.langgraph;

import dev.journeyman.benchmarks.BareLog;
import dev.journeyman.benchmarks.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Steps that do nothing but add a kilobyte to the state: all contenders by turns, round by round.
 *
 * <p>The first round warms up. The peer's saver in files gets fewer steps: what it writes grows with their cube.
 */
final class Growth {
    private static final int WARMUP = 1;
    private static final String MORE = "above 1";

    private final int steps;
    private final int fewerSteps;
    private final int rounds;
    private final Lane peerInMemory;
    private final Lane oursInMemory;
    private final Lane peerInFiles;
    private final Lane fewerOursInFiles;
    private final Lane oursInFiles;
    private final Lane bare;

    Growth(int steps, int fewerSteps, int rounds) {
        this.steps = steps;
        this.fewerSteps = fewerSteps;
        this.rounds = rounds;
        peerInMemory = lane(Contender.LANGGRAPH_MEMORY, steps);
        oursInMemory = lane(Contender.JOURNEYMAN_MEMORY, steps);
        peerInFiles = lane(Contender.LANGGRAPH_FILES, fewerSteps);
        fewerOursInFiles = lane(Contender.JOURNEYMAN_FILES, fewerSteps);
        oursInFiles = lane(Contender.JOURNEYMAN_FILES, steps);
        bare = new Lane(steps + " bare appends, each forced", folder -> bareLoop(folder, steps));
    }

    private static Lane lane(Contender contender, int steps) {
        return new Lane(contender.title() + ", " + steps, folder -> {
            Engine engine = contender.open(folder);
            return () -> requireAll(steps, engine.grow(steps, number -> {}));
        });
    }

    private static void requireAll(int steps, List<String> state) {
        if (state.size() != steps) {
            throw new IllegalStateException("The state holds " + state.size() + " texts of " + steps + ".");
        }
    }

    private static Lane.Work bareLoop(Path folder, int lines) throws IOException {
        BareLog log = new BareLog(folder.resolve("bare.log"));
        return () -> {
            try (log) {
                for (int i = 0; i < lines; i++) {
                    log.append(Engine.news(i));
                }
            }
        };
    }

    private List<Lane> lanes() {
        return List.of(peerInMemory, oursInMemory, peerInFiles, fewerOursInFiles, oursInFiles, bare);
    }

    void measure(Path folder) throws Exception {
        for (int round = 0; round < WARMUP + rounds; round++) {
            for (Lane lane : lanes()) {
                lane.round(folder.resolve("lane"));
            }
        }
    }

    void print(Figures figures) {
        figures.say("Steps that each add " + Engine.NEWS + " bytes to the state; medians of " + rounds
                + " rounds after " + WARMUP + " that warmed up:");
        lanes().forEach(lane -> figures.say(lane.line(WARMUP)));
        compare(figures, steps + " steps in memory", oursInMemory, peerInMemory);
        compare(figures, fewerSteps + " steps in files", fewerOursInFiles, peerInFiles);
        if (peerInFiles.written().isPresent()) {
            figures.ratio(
                    "bytes written, " + fewerSteps + " steps in files: peer / ours",
                    (double) peerInFiles.written().getAsLong()
                            / fewerOursInFiles.written().orElseThrow(),
                    MORE);
        }
        figures.ratio(
                "time, " + steps + " steps in files: ours / bare appends", time(oursInFiles) / time(bare), "about 1");
    }

    private static void compare(Figures figures, String what, Lane ours, Lane peer) {
        figures.ratio("time, " + what + ": peer / ours", time(peer) / time(ours), MORE);
    }

    private static double time(Lane lane) {
        return lane.nanos(WARMUP);
    }
}
