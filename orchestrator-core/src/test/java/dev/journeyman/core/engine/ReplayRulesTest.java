package dev.journeyman.core.engine;

import dev.journeyman.testkit.FailingStore.Moment;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The replay rules under random programs: killed before and after every append, rolled back to any event that is allowed,
 * their code changed in between, each must come to what the oracle says, and no effect that stands may be one too many.
 *
 * <p>A case is one program and one position of a kill. {@code -Djourneyman.replay.cases=N} runs more of them,
 * {@code -Djourneyman.replay.seed=S} begins with another program; a violation names the seed of its program.
 */
class ReplayRulesTest {
    private static final int CASES = Integer.getInteger("journeyman.replay.cases", 10_000);
    private static final long SEED = Long.getLong("journeyman.replay.seed", 1);

    /** So many programs are killed at every append; after them each at a few only, so that there are more of them. */
    private static final int THOROUGH = 12;

    private static final int FEW = 6;

    private int cases;
    private int programs;
    private int kills;
    private int rollbacks;
    private int undone;

    @Test
    void aKilledWorkflowComesToWhatAnUndisturbedOneDoes() throws Exception {
        for (long seed = SEED; cases < CASES; seed++) {
            runAll(seed);
            programs++;
        }
        System.out.printf(
                "replay rules: %d cases, %d programs, %d kills, %d rollbacks, %d effects undone, violations=0%n",
                cases, programs, kills, rollbacks, undone);
    }

    private void runAll(long seed) throws Exception {
        Program program = Programs.of(seed);
        Map<Set<String>, Oracle.Expected> expectations = new HashMap<>();
        int entries = run(seed, program, expectations, 0, Moment.BEFORE);
        for (int n : positions(entries, new Random(seed))) {
            run(seed, program, expectations, n, Moment.BEFORE);
            run(seed, program, expectations, n, Moment.AFTER);
        }
    }

    private int[] positions(int entries, Random random) {
        return programs < THOROUGH
                ? IntStream.rangeClosed(1, entries).toArray()
                : random.ints(FEW, 1, entries + 1).toArray();
    }

    /** One case; 0 for an undisturbed run. */
    private int run(
            long seed, Program program, Map<Set<String>, Oracle.Expected> expectations, int killAt, Moment moment)
            throws Exception {
        ReplayCase replay = new ReplayCase(program, expectations, seed);
        if (killAt > 0) {
            replay.killAt(killAt, moment);
        }
        try {
            int entries = replay.run();
            cases++;
            kills += replay.kills();
            rollbacks += replay.rollbacks();
            undone += replay.undone();
            return entries;
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "after " + cases + " cases: -Djourneyman.replay.seed=" + seed + ", killed " + moment + " entry "
                            + killAt + ": " + e.getMessage() + "\n" + program + "\n" + replay.story(),
                    e);
        }
    }
}
