package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.StaleJournalException;
import dev.journeyman.api.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The journal: what is appended is what is read, in one order, byte for byte. */
interface JournalContract extends StoreHandles {
    int ALL = 100_000;

    @Test
    default void anUnknownWorkflowHasNoEntries() throws Exception {
        assertThat(store().read(ID, 0, ALL)).isEmpty();
    }

    @Test
    default void whatWasAppendedIsReadBack() throws Exception {
        List<JournalEntry> entries = EntryChain.start().next(3);
        append(lease(), entries);
        assertThat(store().read(ID, 0, ALL)).isEqualTo(entries);
    }

    @Test
    default void anotherProcessReadsWithoutALease() throws Exception {
        List<JournalEntry> entries = EntryChain.start().next(3);
        append(lease(), entries);
        assertThat(another().read(ID, 0, ALL)).isEqualTo(entries);
    }

    @Test
    default void aReaderSeesWhatCameAfterItsLastLook() throws Exception {
        Lease lease = lease();
        CheckpointStore reader = another();
        EntryChain chain = EntryChain.start();
        append(lease, chain.next(2));
        reader.read(ID, 0, ALL);
        List<JournalEntry> later = chain.next(2);
        append(lease, later);
        assertThat(reader.read(ID, 2, ALL)).isEqualTo(later);
    }

    @Test
    default void entriesOutliveTheirOwner() throws Exception {
        List<JournalEntry> entries = EntryChain.start().next(3);
        append(lease(), entries);
        kill(store());
        assertThat(another().read(ID, 0, ALL)).isEqualTo(entries);
    }

    @Test
    default void theNextOwnerGoesOnWhereTheLastOneStopped() throws Exception {
        EntryChain chain = EntryChain.start();
        List<JournalEntry> all = new ArrayList<>(chain.next(2));
        append(lease(), all);
        kill(store());
        List<JournalEntry> later = chain.next(2);
        all.addAll(later);
        CheckpointStore next = another();
        append(lease(next, ID), later);
        assertThat(next.read(ID, 0, ALL)).isEqualTo(all);
    }

    @Test
    default void readingStartsAfterTheSequence() throws Exception {
        List<JournalEntry> entries = EntryChain.start().next(5);
        append(lease(), entries);
        assertThat(store().read(ID, 3, ALL)).isEqualTo(entries.subList(3, 5));
    }

    @Test
    default void readingStopsAtTheLimit() throws Exception {
        List<JournalEntry> entries = EntryChain.start().next(5);
        append(lease(), entries);
        assertThat(store().read(ID, 1, 2)).isEqualTo(entries.subList(1, 3));
    }

    @Test
    default void pagesJoinToTheWholeJournal() throws Exception {
        List<JournalEntry> entries = EntryChain.start().next(25);
        append(lease(), entries);
        List<JournalEntry> joined = new ArrayList<>();
        CheckpointStore reader = another();
        List<JournalEntry> page = reader.read(ID, 0, 4);
        while (!page.isEmpty()) {
            joined.addAll(page);
            page = reader.read(ID, joined.size(), 4);
        }
        assertThat(joined).isEqualTo(entries);
    }

    @Test
    default void nothingIsReadPastTheEnd() throws Exception {
        append(lease(), EntryChain.start().next(2));
        assertThat(store().read(ID, 2, ALL)).isEmpty();
        assertThat(store().read(ID, 99, ALL)).isEmpty();
    }

    @Test
    default void aLimitBelowOneIsRefused() throws Exception {
        CheckpointStore store = store();
        assertThatThrownBy(() -> store.read(ID, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void anAppendBehindTheNewestEntryIsStale() throws Exception {
        Lease lease = lease();
        append(lease, EntryChain.start().next(2));
        List<JournalEntry> other = List.of(EntryChain.start().next("{\"other\":1}"));
        refuse(StaleJournalException.class, lease, 0, other);
        assertThat(store().read(ID, 0, ALL)).isEqualTo(EntryChain.start().next(2));
    }

    @Test
    default void anAppendBeyondTheNewestEntryIsStale() throws Exception {
        EntryChain chain = EntryChain.start();
        chain.next(1);
        refuse(StaleJournalException.class, lease(), 1, chain.next(1));
        assertThat(store().read(ID, 0, ALL)).isEmpty();
    }

    @Test
    default void anAppendChainedToAnotherEntryIsStale() throws Exception {
        Lease lease = lease();
        append(lease, EntryChain.start().next(1));
        EntryChain other = EntryChain.start();
        other.next("{\"other\":1}");
        refuse(StaleJournalException.class, lease, 1, other.next(1));
        assertThat(store().read(ID, 0, ALL)).isEqualTo(EntryChain.start().next(1));
    }

    @Test
    default void theSameAppendAgainIsStale() throws Exception {
        Lease lease = lease();
        List<JournalEntry> entries = EntryChain.start().next(1);
        append(lease, entries);
        refuse(StaleJournalException.class, lease, 0, entries);
        assertThat(store().read(ID, 0, ALL)).isEqualTo(entries);
    }

    @Test
    default void aRefusedAppendLeavesTheLeaseUsable() throws Exception {
        Lease lease = lease();
        EntryChain chain = EntryChain.start();
        append(lease, chain.next(1));
        refuse(StaleJournalException.class, lease, 0, EntryChain.start().next(1));
        append(lease, chain.next(1));
        assertThat(store().read(ID, 0, ALL)).isEqualTo(EntryChain.start().next(2));
    }

    @Test
    default void anAppendOfNothingIsRefused() throws Exception {
        refuse(IllegalArgumentException.class, lease(), 0, List.of());
    }

    @Test
    default void aGapInAGroupIsRefusedAsAWhole() throws Exception {
        List<JournalEntry> entries = EntryChain.start().next(3);
        refuse(IllegalArgumentException.class, lease(), 0, List.of(entries.get(0), entries.get(2)));
        assertThat(store().read(ID, 0, ALL)).isEmpty();
    }

    @Test
    default void aBrokenChainInAGroupIsRefusedAsAWhole() throws Exception {
        JournalEntry first = EntryChain.start().next("{}");
        JournalEntry stranger = JournalEntry.chain(2, JournalEntry.GENESIS, "{}");
        refuse(IllegalArgumentException.class, lease(), 0, List.of(first, stranger));
        assertThat(store().read(ID, 0, ALL)).isEmpty();
    }

    @Test
    default void aWrongFirstSequenceIsRefused() throws Exception {
        List<JournalEntry> second = List.of(JournalEntry.chain(2, JournalEntry.GENESIS, "{}"));
        refuse(IllegalArgumentException.class, lease(), 0, second);
        assertThat(store().read(ID, 0, ALL)).isEmpty();
    }

    @Test
    default void textThatIsNoObjectIsRefused() throws Exception {
        refuse(
                IllegalArgumentException.class,
                lease(),
                0,
                List.of(EntryChain.start().next("[]")));
    }

    @Test
    default void textThatIsNoUnicodeIsRefused() throws Exception {
        JournalEntry half = EntryChain.start().next("{\"text\":\"\ud83d\"}");
        refuse(IllegalArgumentException.class, lease(), 0, List.of(half));
    }

    @Test
    default void everyTextComesBackByteForByte() throws Exception {
        EntryChain chain = EntryChain.start();
        List<JournalEntry> entries = Texts.OBJECTS.stream().map(chain::next).toList();
        append(lease(), entries);
        assertThat(another().read(ID, 0, ALL)).isEqualTo(entries);
    }

    @Test
    default void anEntryOfOneMebibyteComesBackByteForByte() throws Exception {
        List<JournalEntry> entries = List.of(EntryChain.start().next(Texts.object(1 << 20)));
        append(lease(), entries);
        assertThat(another().read(ID, 0, ALL)).isEqualTo(entries);
    }

    @Test
    default void workflowsDoNotMix() throws Exception {
        EntryChain chain = EntryChain.start();
        List<JournalEntry> mine = List.of(chain.next("{\"mine\":1}"));
        List<JournalEntry> theirs = EntryChain.start().next(2);
        append(lease(), mine);
        append(lease(store(), OTHER), theirs);
        assertThat(store().read(ID, 0, ALL)).isEqualTo(mine);
        assertThat(store().read(OTHER, 0, ALL)).isEqualTo(theirs);
    }

    @Test
    default void manyWorkflowsAppendAtTheSameTime() throws Exception {
        CheckpointStore store = store();
        Crew.together(6, i -> () -> appendOneByOne(lease(store, workflow(i)), workflow(i), 20));
        for (int i = 0; i < 6; i++) {
            assertThat(another().read(workflow(i), 0, ALL))
                    .isEqualTo(EntryChain.start().next(20));
        }
    }

    @Test
    default void readersBesideTheOwnerSeeAPrefixThatOnlyGrows() throws Exception {
        Lease lease = lease();
        CheckpointStore reader = another();
        List<JournalEntry> all = EntryChain.start().next(60);
        try (Crew crew = new Crew()) {
            Future<Integer> writing = crew.start(() -> appendOneByOne(lease, ID, all.size()));
            int seen = 0;
            while (seen < all.size()) {
                List<JournalEntry> entries = reader.read(ID, 0, ALL);
                assertThat(entries).hasSizeGreaterThanOrEqualTo(seen).isEqualTo(all.subList(0, entries.size()));
                seen = entries.size();
                if (writing.isDone()) {
                    Crew.finish(writing);
                }
            }
        }
    }

    @Test
    default void interruptingAWriterHarmsNobodyElse() throws Exception {
        CheckpointStore store = store();
        Lease other = lease(store, OTHER);
        try (Crew crew = new Crew()) {
            Crew.finish(crew.start(() -> appendInterrupted(lease(store, ID))));
        }
        appendOneByOne(other, OTHER, 2);
        assertThat(store.read(OTHER, 0, ALL)).hasSize(2);
        List<JournalEntry> entries = store.read(ID, 0, ALL);
        assertThat(entries).isEqualTo(EntryChain.start().next(2).subList(0, entries.size()));
    }

    private static boolean appendInterrupted(Lease lease) {
        Thread.currentThread().interrupt();
        try {
            append(lease, EntryChain.start().next(2));
        } catch (StoreException e) {
            // A store may give up when interrupted, as long as it says so.
            assertThat(e.failure().message()).isNotBlank();
        }
        return Thread.interrupted();
    }

    private static int appendOneByOne(Lease lease, WorkflowId id, int count) {
        EntryChain chain = EntryChain.start();
        for (int i = 0; i < count; i++) {
            lease.append(i, chain.next(1), Heads.running(id, i + 1));
        }
        return count;
    }

    private static WorkflowId workflow(int number) {
        return new WorkflowId("many-" + number);
    }

    private static void append(Lease lease, List<JournalEntry> entries) {
        long before = entries.get(0).sequence() - 1;
        lease.append(before, entries, Heads.running(ID, before + entries.size()));
    }

    private static void refuse(
            Class<? extends Throwable> type, Lease lease, long expectedSequence, List<JournalEntry> entries) {
        assertThatThrownBy(() -> lease.append(expectedSequence, entries, Heads.running(ID, 1)))
                .isInstanceOf(type);
    }
}
