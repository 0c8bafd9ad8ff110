package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.testkit.EntryChain;
import dev.journeyman.testkit.Heads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    private static final ProjectId PROJECT = new ProjectId("project");

    @TempDir
    Path state;

    private final FaultyFile.Faults faults = new FaultyFile.Faults();
    private final EntryChain chain = EntryChain.start();

    @Test
    void afterAFailedWriteTheFileIsCutBackAndTheLeaseGoesOn() throws IOException {
        Lease lease = lease();
        append(lease, chain.next(2));
        byte[] before = Files.readAllBytes(journal());
        faults.write = true;
        List<JournalEntry> entries = chain.next(2);
        failsFull(() -> append(lease, entries));
        assertThat(Files.readAllBytes(journal())).isEqualTo(before);
        faults.write = false;
        append(lease, entries);
        assertThat(stored()).isEqualTo(EntryChain.start().next(4));
    }

    @Test
    void whereCuttingBackFailsTooTheLeaseEndsAndTheNextOwnerCuts() {
        Lease lease = lease();
        append(lease, chain.next(2));
        faults.write = true;
        faults.cut = true;
        losesTheLease(() -> append(lease, chain.next(1)));
        assertThatThrownBy(() -> append(lease, chain.next(1))).isInstanceOf(LeaseLostException.class);
        assertThat(stored()).isEqualTo(EntryChain.start().next(2));
        faults.write = false;
        faults.cut = false;
        append(lease(), EntryChain.after(stored().get(1)).next(1));
        assertThat(stored()).isEqualTo(EntryChain.start().next(3));
    }

    @Test
    void afterAFailedForceTheLeaseEndsAndNothingIsForcedAgain() {
        Lease lease = lease();
        append(lease, chain.next(2));
        faults.force = true;
        int before = faults.forces;
        losesTheLease(() -> append(lease, chain.next(1)));
        assertThatThrownBy(() -> append(lease, chain.next(1))).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(lease::renew).isInstanceOf(LeaseLostException.class);
        assertThat(faults.forces).isEqualTo(before + 1);
    }

    @Test
    void afterAFailedForceReadingTellsWhatIsThere() {
        Lease lease = lease();
        faults.force = true;
        List<JournalEntry> entries = chain.next(1);
        losesTheLease(() -> append(lease, entries));
        faults.force = false;
        assertThat(stored()).isEqualTo(entries);
        append(lease(), chain.next(1));
        assertThat(stored()).hasSize(2);
    }

    @Test
    void anIndexThatCannotBeWrittenFailsNoAppend() throws IOException {
        Lease lease = lease();
        Files.createDirectories(state.resolve("workflows/wf/head.json/in the way"));
        append(lease, chain.next(1));
        lease.close();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void aTrackerCutsBackAndGoesOn() throws IOException {
        JsonWorkTracker tracker = new JsonWorkTracker(state, 1000, faults::open);
        create(tracker, "a");
        byte[] before = Files.readAllBytes(state.resolve("work-items.jsonl"));
        faults.write = true;
        failsFull(() -> create(tracker, "b"));
        assertThat(Files.readAllBytes(state.resolve("work-items.jsonl"))).isEqualTo(before);
        faults.write = false;
        assertThat(tracker.changes(PROJECT, "", 10).items()).hasSize(1);
        create(tracker, "b");
        assertThat(tracker.changes(PROJECT, "", 10).items()).hasSize(2);
    }

    private static List<WorkItem> create(JsonWorkTracker tracker, String id) {
        return tracker.create(
                PROJECT,
                List.of(new NewWorkItem(
                        new WorkItemId(id), "title", "", Priority.P2, List.of(), Optional.empty(), List.of())));
    }

    private void failsFull(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(state.toString())
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("free some space, then resume");
    }

    /** What was not confirmed must not be taken for written, even where reading finds it. */
    private void losesTheLease(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining(state.toString())
                .hasMessageContaining("No space left on device");
    }

    private Lease lease() {
        return new JsonCheckpointStore(state, faults::open)
                .acquire(Trees.WF, "tester")
                .orElseThrow();
    }

    private static void append(Lease lease, List<JournalEntry> entries) {
        long before = entries.get(0).sequence() - 1;
        lease.append(before, entries, Heads.running(Trees.WF, before + 1));
    }

    private List<JournalEntry> stored() {
        return new JsonCheckpointStore(state).read(Trees.WF, 0, 100);
    }

    private Path journal() {
        return state.resolve("workflows/wf/journal.jsonl");
    }
}
