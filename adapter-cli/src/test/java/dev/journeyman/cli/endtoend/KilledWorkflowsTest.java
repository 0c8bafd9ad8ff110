package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's work as real processes that are killed at random moments, each workflow again and again until it is done: all
 * end in the tree of an undisturbed run, and nothing recorded is lost or done again. {@code scripts/kill-workflows} runs it
 * with hundreds of kills.
 */
class KilledWorkflowsTest {
    private static final int KILLS = Integer.getInteger("journeyman.kills", 10);
    private static final int MAVEN_KILLS = Integer.getInteger("journeyman.kills.maven", 0);
    private static final long SEED = Long.getLong("journeyman.kills.seed", 20261121L);
    private static final String PAGE = System.getProperty("journeyman.kills.page", "");

    @TempDir
    private Path temp;

    private final Random random = new Random(SEED);

    private final List<KillTally> tallies = new ArrayList<>();

    @Test
    void endInTheTreeOfAnUndisturbedRunHoweverOftenTheyAreKilled() throws Exception {
        if (MAVEN_KILLS > 0) {
            kill(KillKind.MAVEN, MAVEN_KILLS, Duration.ofSeconds(20));
        }
        kill(KillKind.SCRIPTED_OPEN, KILLS - KILLS / 3, Duration.ofSeconds(3));
        kill(KillKind.SCRIPTED, KILLS / 3, Duration.ofSeconds(3));
        System.out.println(page());
    }

    private void kill(KillKind kind, int kills, Duration longest) throws Exception {
        KillTally tally = undisturbed(kind);
        tallies.add(tally);
        int number = 0;
        while (tally.kills() < kills) {
            try (KilledWorkflow killed = new KilledWorkflow(temp.resolve(kind.name() + ++number), kind)) {
                killed.live(random, longest, kills - tally.kills());
                tally.add(killed);
            }
            note();
        }
        assertThat(tally.kills()).isEqualTo(kills);
    }

    /** After each workflow, so that a run that is ended early leaves what it has shown. */
    private void note() throws IOException {
        if (!PAGE.isEmpty()) {
            Files.writeString(Path.of(PAGE), page());
        }
    }

    private String page() {
        return tallies.stream().map(KillTally::markdown).collect(Collectors.joining("\n"));
    }

    private KillTally undisturbed(KillKind kind) throws Exception {
        try (KilledWorkflow undisturbed = new KilledWorkflow(temp.resolve(kind.name()), kind)) {
            undisturbed.live();
            return new KillTally(kind, undisturbed);
        }
    }
}
