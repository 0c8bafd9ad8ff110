package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.WorkflowHead;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The index: one line for every workflow, as of its last append. */
interface IndexContract extends StoreHandles {
    @Test
    default void anEmptyStoreListsNothing() throws Exception {
        assertThat(store().list(HeadQuery.all())).isEmpty();
    }

    @Test
    default void anAppendPutsItsHeadIntoTheIndex() throws Exception {
        WorkflowHead head = Heads.running(ID, 1);
        append(ID, head);
        assertThat(store().list(HeadQuery.all())).containsExactly(head);
    }

    @Test
    default void theNextAppendReplacesTheHead() throws Exception {
        EntryChain chain = EntryChain.start();
        Lease lease = lease();
        lease.append(0, chain.next(1), Heads.running(ID, 1));
        WorkflowHead later = Heads.running(ID, 2);
        lease.append(1, chain.next(1), later);
        assertThat(store().list(HeadQuery.all())).containsExactly(later);
    }

    @Test
    default void anotherProcessSeesWhereAWorkflowStandsNow() throws Exception {
        EntryChain chain = EntryChain.start();
        Lease lease = lease();
        lease.append(0, chain.next(1), Heads.running(ID, 1));
        CheckpointStore other = another();
        other.list(HeadQuery.all());
        lease.append(1, chain.next(1), Heads.of(ID, WorkflowStatus.PAUSED, 2));
        assertThat(other.list(HeadQuery.all())).extracting(WorkflowHead::status).containsExactly(WorkflowStatus.PAUSED);
    }

    @Test
    default void theHeadOutlivesTheOwner() throws Exception {
        WorkflowHead head = new WorkflowHead(
                ID,
                "\u00c4 \"title\" \ud83d\ude80",
                WorkflowStatus.FAILED,
                "",
                0,
                Optional.empty(),
                new Usage(3, 2_000, 100, 41_000, 1),
                1,
                Heads.running(ID, 7).updated());
        append(ID, head);
        store().close();
        assertThat(another().list(HeadQuery.all())).containsExactly(head);
    }

    @Test
    default void theNewestComesFirst() throws Exception {
        append(new WorkflowId("a"), Heads.running(new WorkflowId("a"), 1));
        append(new WorkflowId("b"), Heads.running(new WorkflowId("b"), 3));
        append(new WorkflowId("c"), Heads.running(new WorkflowId("c"), 2));
        assertThat(names(HeadQuery.all())).containsExactly("b", "c", "a");
    }

    @Test
    default void onlyTheWantedStatusesAreListed() throws Exception {
        append(ID, Heads.of(ID, WorkflowStatus.PAUSED, 1));
        append(OTHER, Heads.of(OTHER, WorkflowStatus.COMPLETED, 1));
        assertThat(names(new HeadQuery(Set.of(WorkflowStatus.PAUSED), 10))).containsExactly(ID.value());
        assertThat(names(new HeadQuery(Set.of(WorkflowStatus.FAILED), 10))).isEmpty();
    }

    @Test
    default void theLimitKeepsTheNewest() throws Exception {
        append(ID, Heads.running(ID, 1));
        append(OTHER, Heads.running(OTHER, 2));
        assertThat(names(new HeadQuery(Set.of(), 1))).containsExactly(OTHER.value());
    }

    @Test
    default void aWorkflowWithoutEntriesIsNotListed() throws Exception {
        lease();
        store().post(OTHER, "s-1", "{}");
        assertThat(store().list(HeadQuery.all())).isEmpty();
    }

    private List<String> names(HeadQuery query) throws Exception {
        return store().list(query).stream().map(head -> head.id().value()).toList();
    }

    private void append(WorkflowId id, WorkflowHead head) throws Exception {
        lease(store(), id).append(0, EntryChain.start().next(1), head);
    }
}
