package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkTracker;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Claims: one workflow works on an item. */
interface ClaimContract extends TrackerHandles {
    @Test
    default void aClaimTakesTheFirstFreeItemInTheOrderGiven() throws Exception {
        create(A, B, C);
        claim(RIVAL, B);
        WorkItem claimed = claim(WORKFLOW, B, C, A).orElseThrow();
        assertThat(claimed.id()).isEqualTo(C);
        assertThat(claimed.status()).isEqualTo(ItemStatus.IN_PROGRESS);
        assertThat(claimed.claimedBy()).contains(WORKFLOW);
    }

    @Test
    default void aClaimIsSeenByEverybody() throws Exception {
        create(A);
        WorkItem claimed = claim(WORKFLOW, A).orElseThrow();
        assertThat(TrackerHandles.only(another())).isEqualTo(claimed);
        assertThat(another().claim(List.of(A), RIVAL)).isEmpty();
    }

    @Test
    default void aRepeatedClaimChangesNothing() throws Exception {
        create(A, B);
        WorkItem claimed = claim(WORKFLOW, A, B).orElseThrow();
        assertThat(claim(WORKFLOW, A, B)).contains(claimed);
        assertThat(another().claim(List.of(A, B), WORKFLOW)).contains(claimed);
    }

    @Test
    default void whatIsNeitherFreeNorOursCannotBeClaimed() throws Exception {
        create(A, B, C);
        update(A, ItemUpdate.status(ItemStatus.DONE, ""));
        update(B, ItemUpdate.status(ItemStatus.BLOCKED, ""));
        update(C, ItemUpdate.status(ItemStatus.IN_PROGRESS, "a person works on it"));
        assertThat(claim(WORKFLOW, A, B, C)).isEmpty();
    }

    @Test
    default void unknownItemsAreSkippedByAClaim() throws Exception {
        create(A);
        assertThat(claim(WORKFLOW, C, A)).map(WorkItem::id).contains(A);
        assertThat(claim(RIVAL, C)).isEmpty();
        assertThat(tracker().claim(List.of(), RIVAL)).isEmpty();
    }

    @Test
    default void ofManyClaimersExactlyOneWins() throws Exception {
        create(A);
        WorkTracker first = tracker();
        WorkTracker second = another();
        List<Optional<WorkItem>> claims = Crew.together(
                8, i -> () -> (i % 2 == 0 ? first : second).claim(List.of(A), new WorkflowId("rival-" + i)));
        assertThat(claims.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    default void manyClaimersGetDifferentItems() throws Exception {
        create(A, B, C);
        WorkTracker first = tracker();
        WorkTracker second = another();
        List<Optional<WorkItem>> claims = Crew.together(
                6, i -> () -> (i % 2 == 0 ? first : second).claim(List.of(A, B, C), new WorkflowId("rival-" + i)));
        assertThat(claims.stream().flatMap(Optional::stream))
                .extracting(WorkItem::id)
                .containsExactlyInAnyOrder(A, B, C);
    }

    @Test
    default void leavingInProgressEndsTheClaim() throws Exception {
        create(A);
        claim(WORKFLOW, A);
        assertThat(update(A, ItemUpdate.status(ItemStatus.TODO, "again")).claimedBy())
                .isEmpty();
        assertThat(claim(RIVAL, A)).isPresent();
    }

    @Test
    default void anUpdateInProgressKeepsTheClaim() throws Exception {
        create(A);
        claim(WORKFLOW, A);
        assertThat(update(A, ItemUpdate.status(ItemStatus.IN_PROGRESS, "half way"))
                        .claimedBy())
                .contains(WORKFLOW);
    }
}
