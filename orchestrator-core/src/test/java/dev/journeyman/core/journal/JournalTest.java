package dev.journeyman.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.core.guard.Secrets;
import dev.journeyman.testkit.FailingStore;
import dev.journeyman.testkit.FailingStore.Moment;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.SettableClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final InMemoryCheckpointStore disk = new InMemoryCheckpointStore();
    private final FailingStore store = new FailingStore(disk);

    private Journal open(Lease lease) {
        WorkflowState state = WorkflowState.of(Journals.ID, List.of());
        return Journal.open(store, Journals.ID, lease, SettableClock.atSomeTime(), Secrets.NONE, recorded -> {
            recorded.forEach(state::apply);
            return state.head();
        });
    }

    private Lease lease() {
        return store.acquire(Journals.ID, "test").orElseThrow();
    }

    private static Event status(int n) {
        return new Event.StatusChanged(WorkflowStatus.RUNNING, "number " + n);
    }

    private List<Recorded> read() {
        return JournalReader.events(disk, Journals.ID);
    }

    @Test
    void whatWasAppendedIsReadBackInAChain() {
        try (Journal journal = open(lease())) {
            journal.append("", Journals.started());
            journal.append("a#1", "c/1", Journals.stepDone("tree"));
            assertThat(journal.events()).isEqualTo(read());
            assertThat(journal.hashAt(2))
                    .isEqualTo(JournalReader.entries(disk, Journals.ID).get(1).hash());
        }
        try (Journal again = open(lease())) {
            assertThat(again.append("", status(3)).sequence()).isEqualTo(3);
            assertThat(again.events()).hasSize(3);
        }
    }

    @Test
    void theParentOfARollbackIsItsTarget() {
        try (Journal journal = open(lease())) {
            journal.append("", Journals.started());
            journal.append("", status(1));
            assertThat(journal.append("", new Event.RolledBack(1)).parent()).isEqualTo(1);
            assertThat(journal.append("", status(2)).parent()).isEqualTo(3);
        }
    }

    @Test
    void listenersSeeDurableEventsInOrder() {
        try (Journal journal = open(lease())) {
            List<Long> seen = new ArrayList<>();
            Runnable end = journal.listen(recorded -> {
                assertThat(read()).contains(recorded);
                seen.add(recorded.sequence());
            });
            journal.append("", Journals.started());
            journal.append("", status(1));
            end.run();
            journal.append("", status(2));
            assertThat(seen).containsExactly(1L, 2L);
        }
    }

    @Test
    void manyThreadsAppendThroughOneWriter() throws Exception {
        CountingLease lease = new CountingLease(lease());
        try (Journal journal = open(lease)) {
            List<Long> listened = new ArrayList<>();
            journal.listen(recorded -> listened.add(recorded.sequence()));
            List<Recorded> own = together(8, 200, n -> journal.append("", status(n)));
            assertThat(own).hasSize(1600).doesNotHaveDuplicates();
            assertThat(listened).hasSize(1600).isSorted();
            assertThat(read()).containsExactlyInAnyOrderElementsOf(own);
            assertThat(lease.mostAtOnce).hasValue(1);
            assertThat(lease.appends.get()).isLessThanOrEqualTo(1600);
        }
    }

    private interface Append {
        Recorded append(int n);
    }

    private static List<Recorded> together(int threads, int each, Append append) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<List<Recorded>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(share(go, each, append)));
            }
            go.countDown();
            List<Recorded> all = new ArrayList<>();
            for (Future<List<Recorded>> share : running) {
                List<Recorded> own = share.get(60, TimeUnit.SECONDS);
                assertThat(own).isSortedAccordingTo(Comparator.comparingLong(Recorded::sequence));
                all.addAll(own);
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Callable<List<Recorded>> share(CountDownLatch go, int each, Append append) {
        return () -> {
            go.await();
            List<Recorded> own = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                own.add(append.append(i));
            }
            return own;
        };
    }

    /** Counts how many append at once. */
    private static final class CountingLease implements Lease {
        private final Lease lease;
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger appends = new AtomicInteger();

        CountingLease(Lease lease) {
            this.lease = lease;
        }

        @Override
        public long epoch() {
            return lease.epoch();
        }

        @Override
        public void append(long expectedSequence, List<JournalEntry> entries, WorkflowHead head) {
            mostAtOnce.accumulateAndGet(inside.incrementAndGet(), Math::max);
            appends.incrementAndGet();
            lease.append(expectedSequence, entries, head);
            inside.decrementAndGet();
        }

        @Override
        public void renew() {
            lease.renew();
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    @Test
    void aLostAnswerIsSettledByReading() {
        Lease lease = new ForgetfulLease(lease());
        try (Journal journal = open(lease)) {
            assertThat(journal.append("", Journals.started()).sequence()).isEqualTo(1);
            assertThat(journal.append("", status(1)).sequence()).isEqualTo(2);
            assertThat(read()).isEqualTo(journal.events()).hasSize(2);
        }
    }

    /** Appends, and then its first answer gets lost. */
    private static final class ForgetfulLease implements Lease {
        private final Lease lease;
        private boolean forgot;

        ForgetfulLease(Lease lease) {
            this.lease = lease;
        }

        @Override
        public long epoch() {
            return lease.epoch();
        }

        @Override
        public void append(long expectedSequence, List<JournalEntry> entries, WorkflowHead head) {
            lease.append(expectedSequence, entries, head);
            if (!forgot) {
                forgot = true;
                throw new StoreException("the connection broke");
            }
        }

        @Override
        public void renew() {
            lease.renew();
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    @Test
    void aFailedWriteClosesTheJournal() {
        Journal journal = open(lease());
        journal.append("", Journals.started());
        store.failAtEntry(1, Moment.BEFORE);
        assertThatThrownBy(() -> journal.append("", status(1))).isInstanceOf(JournalClosedException.class);
        store.revive();
        assertThatThrownBy(() -> journal.append("", status(2))).isInstanceOf(JournalClosedException.class);
        assertThat(read()).hasSize(1);
    }

    @Test
    void aFormerOwnerAppendsNothing() {
        Journal journal = open(lease());
        journal.append("", Journals.started());
        disk.crash();
        store.die();
        store.revive();
        lease();
        assertThatThrownBy(() -> journal.append("", status(1))).isInstanceOf(LeaseLostException.class);
        assertThat(read()).hasSize(1);
    }

    @Test
    void anEntryThatIsTooLargeFailsAlone() {
        try (Journal journal = open(lease())) {
            journal.append("", Journals.started());
            Event large = new Event.StatusChanged(WorkflowStatus.RUNNING, "x".repeat(1 << 20));
            assertThatThrownBy(() -> journal.append("a#1", "c/1", large))
                    .isInstanceOf(OrchestratorException.class)
                    .hasMessageContaining("a#1/c/1");
            assertThat(journal.append("", status(1)).sequence()).isEqualTo(2);
        }
    }

    @Test
    void halfASurrogatePairIsReplacedBeforeAnybodySeesIt() {
        try (Journal journal = open(lease())) {
            journal.append("", Journals.started());
            Event broken = new Event.StatusChanged(WorkflowStatus.RUNNING, "half " + '\uD83D' + ", whole \uD83D\uDE00");
            assertThat(journal.append("", broken).event())
                    .isEqualTo(new Event.StatusChanged(WorkflowStatus.RUNNING, "half ?, whole \uD83D\uDE00"));
            assertThat(journal.events()).isEqualTo(read());
        }
    }

    @Test
    void aChangedEntryIsRefusedAndNamed() {
        List<JournalEntry> entries = new ArrayList<>();
        try (Journal journal = open(lease())) {
            journal.append("", Journals.started());
            journal.append("", status(1));
            journal.append("", status(2));
            entries.addAll(JournalReader.entries(disk, Journals.ID));
        }
        JournalEntry second = entries.get(1);
        JournalEntry forged = new JournalEntry(2, second.json().replace("number 1", "number 9"), second.hash());
        assertRefused(List.of(entries.get(0), forged, entries.get(2)), "Entry 2");
        assertRefused(List.of(entries.get(0), entries.get(2)), "Entry 3");
        assertRefused(List.of(entries.get(1), entries.get(0)), "Entry 2");
    }

    private static void assertRefused(List<JournalEntry> entries, String named) {
        assertThatThrownBy(() -> JournalReader.entries(new FixedStore(entries), Journals.ID))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining(named);
    }
}
