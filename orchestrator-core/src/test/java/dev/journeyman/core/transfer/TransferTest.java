package dev.journeyman.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class TransferTest {
    private static final WorkflowId ID = new WorkflowId("wf-1");
    private static final ProjectId PROJECT = new ProjectId("app");
    private static final int ENTRIES = 450;

    @TempDir
    private Path folder;

    private final CheckpointStore here = new InMemoryCheckpointStore();
    private final CheckpointStore there = new InMemoryCheckpointStore();
    private Path file;

    @BeforeEach
    void work() {
        file = folder.resolve("w.jsonl");
        append(here, 0, JournalEntry.GENESIS, ENTRIES);
        here.post(ID, "s-1", "{\"a\":1}");
        here.post(ID, "s-2", "{}");
    }

    private static String append(CheckpointStore store, long from, String previous, int entries) {
        String hash = previous;
        try (Lease lease = store.acquire(ID, "tester").orElseThrow()) {
            for (long sequence = from + 1; sequence <= from + entries; sequence++) {
                JournalEntry entry = JournalEntry.chain(sequence, hash, record(sequence));
                lease.append(sequence - 1, List.of(entry), head(sequence));
                hash = entry.hash();
            }
        }
        return hash;
    }

    private static String record(long sequence) {
        return "{\"sequence\":" + sequence + ",\"parent\":" + (sequence - 1)
                + ",\"at\":\"2026-11-21T19:13:05Z\",\"scope\":\"\",\"call\":\"\",\"event\":{\"type\":\"Ignored\","
                + "\"signalId\":\"\u00e4\",\"reason\":\"" + sequence + "\"}}";
    }

    private static WorkflowHead head(long sequence) {
        return new WorkflowHead(
                ID, "", WorkflowStatus.NOT_STARTED, "", 0, Optional.empty(), Usage.NONE, sequence, Instant.EPOCH);
    }

    private static Transfer of(CheckpointStore store) {
        return of(store, PROJECT);
    }

    private static Transfer of(CheckpointStore store, ProjectId project) {
        return new Transfer(
                store,
                project,
                "tester",
                id -> new OrchestratorException(Failure.giveUp("workflow.owned", id + " is run by somebody")));
    }

    @Test
    void aRecordArrivesByteForByteWithItsInbox() throws Exception {
        assertThat(of(here).write(ID, file, false)).isEqualTo(new Transfer.Moved(ID, ENTRIES, 2));
        assertThat(of(there).read(file)).isEqualTo(new Transfer.Moved(ID, ENTRIES, 2));
        assertThat(there.read(ID, 0, 1000)).isEqualTo(here.read(ID, 0, 1000));
        assertThat(there.inbox(ID, 0, Duration.ZERO)).isEqualTo(here.inbox(ID, 0, Duration.ZERO));
        assertThat(there.list(HeadQuery.all()))
                .singleElement()
                .satisfies(head -> assertThat(head.sequence()).isEqualTo(ENTRIES));
        assertThat(here.list(HeadQuery.all())).as("it is a copy").hasSize(1);
        assertThat(there.acquire(ID, "next")).isPresent();
    }

    @Test
    void aMoveLeavesNothingThatCouldBeResumed() throws Exception {
        of(here).write(ID, file, true);
        assertThat(here.list(HeadQuery.all())).isEmpty();
        assertThat(here.read(ID, 0, 10)).isEmpty();
        of(here).read(file);
        assertThat(here.read(ID, 0, 1000)).hasSize(ENTRIES);
    }

    @Test
    void anImportThatWasCutShortIsFinished() throws Exception {
        of(here).write(ID, file, false);
        try (Lease lease = there.acquire(ID, "tester").orElseThrow()) {
            lease.append(0, here.read(ID, 0, 200), head(200));
        }
        of(there).read(file);
        of(there).read(file);
        assertThat(there.read(ID, 0, 1000)).isEqualTo(here.read(ID, 0, 1000));
        assertThat(there.inbox(ID, 0, Duration.ZERO)).hasSize(2);
    }

    @Test
    void aSignalThatCameFirstKeepsItsPlace() throws Exception {
        of(here).write(ID, file, false);
        there.post(ID, "s-0", "{}");
        refuses(there, "Somebody has posted to workflow wf-1 in this store before it was there");
        assertThat(there.read(ID, 0, 10)).isEmpty();
    }

    @Test
    void anotherWorkflowOfThatNameStays() throws Exception {
        of(here).write(ID, file, false);
        try (Lease lease = there.acquire(ID, "tester").orElseThrow()) {
            lease.append(0, List.of(JournalEntry.chain(1, JournalEntry.GENESIS, "{}")), head(1));
        }
        refuses(there, "are not those of the file: nothing was changed");
        assertThat(there.read(ID, 0, 10)).hasSize(1);
    }

    @Test
    void whatSomebodyRunsStaysWhereItIs() {
        try (Lease lease = here.acquire(ID, "somebody").orElseThrow()) {
            assertThat(lease.epoch()).isPositive();
            assertThatThrownBy(() -> of(here).write(ID, file, false)).hasMessageContaining("is run by somebody");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatIsThereIsNotReplaced() throws IOException {
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> of(here).write(ID, file, true)).hasMessageContaining("is there already");
        assertThat(file).hasContent("mine");
        assertThat(here.list(HeadQuery.all())).hasSize(1);
    }

    @Test
    void anUnknownWorkflowIsNamed() {
        assertThatThrownBy(() -> of(there).write(ID, file, false)).hasMessageContaining("There is no workflow wf-1");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatWasCutOrChangedIsRefused() throws Exception {
        of(here).write(ID, file, false);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 100));
        refuses(there, "was cut: it ends after line 100");

        List<String> changed = new ArrayList<>(lines);
        changed.set(7, changed.get(7).replace("reason", "raison"));
        Files.write(file, changed);
        refuses(there, "its entry 7 does not follow from the one before");

        changed.set(7, "{\"entry\":7");
        Files.write(file, changed);
        refuses(there, "cannot be read in line 8");

        Files.writeString(file, "Dear diary,\n");
        refuses(there, "cannot be read in line 1");
        Files.writeString(file, "{}\n");
        refuses(there, "is no workflow's record");
        Files.writeString(file, lines.get(0).replace("\"format\":1", "\"format\":2"));
        refuses(there, "newer version");
        refuses(there, folder.resolve("none.jsonl"), "Could not read");
        assertThat(there.list(HeadQuery.all())).isEmpty();
    }

    @Test
    void anotherProjectDoesNotTakeIt() throws Exception {
        of(here).write(ID, file, false);
        assertThatThrownBy(() -> of(there, new ProjectId("other")).read(file))
                .hasMessageContaining("is of project 'app', but this is 'other'");
    }

    private void refuses(CheckpointStore store, String why) {
        refuses(store, file, why);
    }

    private static void refuses(CheckpointStore store, Path file, String why) {
        assertThatThrownBy(() -> of(store).read(file))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining(why);
    }
}
