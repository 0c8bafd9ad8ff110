package dev.journeyman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.backend.json.JsonCheckpointStore;
import dev.journeyman.testkit.crash.CrashHarness;
import dev.journeyman.testkit.crash.JavaProgram;
import dev.journeyman.testkit.crash.KillPoint;
import dev.journeyman.testkit.crash.Life;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store loses nothing that it acknowledged, however often its process is killed. */
class KilledStoreTest {
    private static final int ENTRIES = 1500;

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedEntryIsThere() throws Exception {
        JsonCheckpointStore reader = new JsonCheckpointStore(folder);
        Random random = new Random(7);
        List<Life> lives = CrashHarness.of(JavaProgram.of(KilledWriter.class, folder, ENTRIES))
                .liveUntilDone(
                        () -> KillPoint.entry(reader, 50 + random.nextInt(150)),
                        life -> assertThat(reader.read(KilledWriter.ID, 0, ENTRIES))
                                .hasSizeGreaterThanOrEqualTo(acknowledged(life)));
        assertThat(lives).hasSizeGreaterThan(1);
        String hash = JournalEntry.GENESIS;
        for (JournalEntry entry : reader.read(KilledWriter.ID, 0, ENTRIES)) {
            assertThat(entry.follows(hash)).isTrue();
            hash = entry.hash();
        }
    }

    private static int acknowledged(Life life) {
        String whole = life.out().substring(0, life.out().lastIndexOf('\n') + 1);
        return whole.lines().mapToInt(Integer::parseInt).max().orElse(0);
    }
}
