package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
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

    @Test
    void endInTheTreeOfAnUndisturbedRunHoweverOftenTheyAreKilled() throws Exception {
        StringBuilder page = new StringBuilder();
        page.append(kill(KillKind.SCRIPTED_OPEN, KILLS - KILLS / 3, Duration.ofSeconds(3)));
        page.append('\n').append(kill(KillKind.SCRIPTED, KILLS / 3, Duration.ofSeconds(3)));
        if (MAVEN_KILLS > 0) {
            page.append('\n').append(kill(KillKind.MAVEN, MAVEN_KILLS, Duration.ofSeconds(20)));
        }
        System.out.println(page);
        if (!PAGE.isEmpty()) {
            Files.writeString(Path.of(PAGE), page);
        }
    }

    private String kill(KillKind kind, int kills, Duration longest) throws Exception {
        KillTally tally = undisturbed(kind);
        int number = 0;
        while (tally.kills() < kills) {
            try (KilledWorkflow killed = new KilledWorkflow(temp.resolve(kind.name() + ++number), kind)) {
                killed.live(random, longest, kills - tally.kills());
                tally.add(killed);
            }
        }
        assertThat(tally.kills()).isEqualTo(kills);
        return tally.markdown();
    }

    private KillTally undisturbed(KillKind kind) throws Exception {
        try (KilledWorkflow undisturbed = new KilledWorkflow(temp.resolve(kind.name()), kind)) {
            undisturbed.live();
            return new KillTally(kind, undisturbed);
        }
    }
}
