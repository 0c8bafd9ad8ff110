package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.testkit.FailingStore.Moment;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FailingStoreTest {
    private static final WorkflowId ID = new WorkflowId("wf-1");

    private final InMemoryCheckpointStore journals = new InMemoryCheckpointStore();
    private final FailingStore store = new FailingStore(journals);

    @Nested
    class Alive extends CheckpointStoreContract {
        @Override
        protected CheckpointStore open() {
            return new FailingStore(journals.reopened());
        }
    }

    @Nested
    class Killed extends CheckpointStoreContract {
        @Override
        protected CheckpointStore open() {
            return new FailingStore(journals.reopened());
        }

        @Override
        protected void crash(CheckpointStore handle) {
            FailingStore failing = (FailingStore) handle;
            failing.die();
            failing.revive();
        }
    }

    @Test
    void diesBeforeTheNthEntry() {
        store.failAtEntry(3, Moment.BEFORE);
        Lease lease = lease();
        EntryChain chain = EntryChain.start();
        append(lease, chain.next(1));
        append(lease, chain.next(1));
        fails(() -> append(lease, chain.next(1)));
        assertThat(stored()).hasSize(2);
    }

    @Test
    void diesAfterTheNthEntry() {
        store.failAtEntry(1, Moment.AFTER);
        Lease lease = lease();
        fails(() -> append(lease, EntryChain.start().next(1)));
        assertThat(stored()).hasSize(1);
    }

    @Test
    void countsFromWhenItWasSet() {
        Lease lease = lease();
        EntryChain chain = EntryChain.start();
        append(lease, chain.next(2));
        store.failAtEntry(1, Moment.BEFORE);
        fails(() -> append(lease, chain.next(1)));
        assertThat(store.entries()).isEqualTo(2);
    }

    @Test
    void keepsTheEntriesOfTheSameAppendThatCameBefore() {
        store.failAtSequence(3, Moment.BEFORE);
        fails(() -> append(lease(), EntryChain.start().next(4)));
        assertThat(stored()).hasSize(2);
    }

    @Test
    void losesTheEntriesOfTheSameAppendThatCameAfter() {
        store.failAtSequence(3, Moment.AFTER);
        fails(() -> append(lease(), EntryChain.start().next(4)));
        assertThat(stored()).hasSize(3);
    }

    @Test
    void everyCallFailsOnceItIsDead() {
        Lease lease = lease();
        store.die();
        assertThat(store.dead()).isTrue();
        Stream.<ThrowingCallable>of(
                        this::lease,
                        () -> store.owner(ID),
                        () -> store.read(ID, 0, 1),
                        () -> store.list(HeadQuery.all()),
                        () -> store.post(ID, "s", "{}"),
                        () -> store.inbox(ID, 0, Duration.ZERO),
                        () -> append(lease, EntryChain.start().next(1)),
                        lease::renew)
                .forEach(FailingStoreTest::fails);
        lease.close();
        store.close();
    }

    @Test
    void itsDeathFreesItsLeasesForOthers() {
        lease();
        store.die();
        assertThat(journals.acquire(ID, "next")).isPresent();
    }

    @Test
    void revivingDoesNotBringItsLeasesBack() {
        Lease lease = lease();
        store.die();
        store.revive();
        assertThatThrownBy(() -> append(lease, EntryChain.start().next(1))).isInstanceOf(LeaseLostException.class);
        append(lease(), EntryChain.start().next(1));
    }

    @Test
    void diesOnlyOnceByOneRule() {
        store.failAtEntry(1, Moment.BEFORE);
        fails(() -> append(lease(), EntryChain.start().next(1)));
        store.revive();
        append(lease(), EntryChain.start().next(5));
        assertThat(stored()).hasSize(5);
    }

    private Lease lease() {
        return store.acquire(ID, "tester").orElseThrow();
    }

    private List<JournalEntry> stored() {
        return journals.read(ID, 0, 100);
    }

    private static void append(Lease lease, List<JournalEntry> entries) {
        lease.append(entries.get(0).sequence() - 1, entries, Heads.running(ID, 1));
    }

    private static void fails(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StoreException.class).hasMessageContaining("died");
    }
}
