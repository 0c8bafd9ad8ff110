package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.testkit.crash.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * An owner that stands still keeps its workflow, and one that was killed leaves it at once; round after round, each owner
 * the contender of the round before, and never two writers.
 */
@DisabledOnOs(OS.WINDOWS)
class FrozenOwnerTest {
    private static final int ROUNDS = Integer.getInteger("journeyman.frozen.rounds", 50);
    private static final int ENTRIES = 5;

    @TempDir
    Path state;

    private final List<Duration> takeovers = new ArrayList<>();

    @Test
    void isRefusedByPidWhileItStandsStillAndFollowedAtOnceWhenItWasKilled() throws Exception {
        ChildJvm owner = StoreProcess.start("contend", state);
        try {
            owner.say("try");
            assertThat(owner.line()).isEqualTo("epoch 1");
            for (int round = 1; round <= ROUNDS; round++) {
                owner = nextOwner(owner, round);
            }
        } finally {
            owner.close();
        }
        proveThatThereWasNeverASecondWriter();
        System.out.println(
                "Frozen owners: " + ROUNDS + " rounds, each refused by pid while it stood still and when it went"
                        + " on, then killed and followed within "
                        + Collections.max(takeovers).toMillis() + " ms at most.");
    }

    private ChildJvm nextOwner(ChildJvm owner, int round) throws Exception {
        ChildJvm contender = StoreProcess.start("contend", state);
        awaitEntries(owner);
        owner.freeze();
        assertRefused(contender, owner);
        if (round % 2 == 0) {
            owner.thaw();
            awaitEntries(owner);
            assertRefused(contender, owner);
        }
        assertThat(owner.kill()).isTrue();
        owner.close();
        takeOver(contender, round);
        return contender;
    }

    private static void awaitEntries(ChildJvm owner) throws Exception {
        for (int i = 0; i < ENTRIES; i++) {
            owner.line();
        }
    }

    private static void assertRefused(ChildJvm contender, ChildJvm owner) throws Exception {
        contender.say("try");
        assertThat(contender.line()).isEqualTo("refused " + owner.pid());
    }

    private void takeOver(ChildJvm contender, int round) throws Exception {
        Instant asked = Instant.now();
        contender.say("try");
        assertThat(contender.line()).isEqualTo("epoch " + (round + 1));
        takeovers.add(Duration.between(asked, Instant.now()));
    }

    /** Whoever wrote once and then no more never writes again, each has an epoch of its own, and every hash fits. */
    private void proveThatThereWasNeverASecondWriter() {
        List<JournalEntry> entries = new JsonCheckpointStore(state).read(Trees.WF, 0, 1_000_000);
        String hash = JournalEntry.GENESIS;
        List<String> turns = new ArrayList<>(List.of(""));
        for (JournalEntry entry : entries) {
            assertThat(entry.follows(hash)).as("entry " + entry.sequence()).isTrue();
            hash = entry.hash();
            if (!turns.get(turns.size() - 1).equals(entry.json())) {
                turns.add(entry.json());
            }
        }
        Set<String> writers = new LinkedHashSet<>(turns);
        assertThat(turns).hasSameSizeAs(writers);
        for (int epoch = 1; epoch <= ROUNDS; epoch++) {
            assertThat(turns.get(epoch)).startsWith("{\"epoch\":" + epoch + ",");
        }
    }
}
