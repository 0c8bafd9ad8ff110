package dev.journeyman.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file system of a few megabytes that gets full; needs the right to mount one, and is skipped without. */
@SuppressWarnings("NullAway.Init")
@Timeout(120)
class FullDiskTest {
    private static final WorkflowId ID = new WorkflowId("wf-1");
    private static final String RECORD = "{\"text\":\"" + "x".repeat(100_000) + "\"}";

    @TempDir
    private Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString());
        assumeTrue(mounted, "SKIPPED: nobody may mount a small disk here (needs root and 'mount').");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    @Test
    void whatWasAppendedIsThereAfterTheDiskWasFull() throws IOException {
        Path ballast = Files.write(disk.resolve("ballast"), new byte[2_000_000]);
        List<JournalEntry> durable = new ArrayList<>();
        assertThatThrownBy(() -> fill(durable))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The database's disk is full. Free some of it, then resume");
        assertThat(durable).isNotEmpty();

        Files.delete(ballast);
        try (CheckpointStore store = open()) {
            List<JournalEntry> read = store.read(ID, 0, 1000);
            assertThat(read.subList(0, durable.size())).isEqualTo(durable);
            JournalEntry last = read.get(read.size() - 1);
            Lease lease = takeOver(store);
            lease.append(
                    last.sequence(),
                    Records.of(last.hash(), last.sequence() + 1, "{}"),
                    Records.head(ID, last.sequence() + 1));
            lease.close();
        }
    }

    private void fill(List<JournalEntry> durable) {
        try (CheckpointStore store = open();
                Lease lease = takeOver(store)) {
            String hash = JournalEntry.GENESIS;
            for (int sequence = 1; sequence < 1000; sequence++) {
                List<JournalEntry> next = Records.of(hash, sequence, RECORD);
                lease.append(sequence - 1, next, Records.head(ID, sequence));
                durable.addAll(next);
                hash = next.get(0).hash();
            }
        }
    }

    private static Lease takeOver(CheckpointStore store) {
        while (true) {
            var lease = store.acquire(ID, "tester");
            if (lease.isPresent()) {
                return lease.get();
            }
        }
    }

    private CheckpointStore open() {
        return new JdbcCheckpointStore(
                Database.open(DatabaseUrl.h2(disk.resolve("journeyman")), 2),
                new ProjectId("app"),
                Duration.ofSeconds(1));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
