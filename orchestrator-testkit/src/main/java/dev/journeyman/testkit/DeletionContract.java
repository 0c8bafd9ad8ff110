package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Workflows that go for good; a store may keep them all, but must then change nothing. */
interface DeletionContract extends StoreHandles {
    @Test
    default void aStoreThatKeepsWorkflowsChangesNothing() throws Exception {
        Lease lease = begun();
        if (!lease.delete()) {
            assertThat(store().read(ID, 0, 10)).hasSize(2);
            assertThat(store().list(HeadQuery.all())).hasSize(1);
            assertThat(another().acquire(ID, "second")).isEmpty();
        }
    }

    @Test
    default void nothingCanBeReadOfADeletedWorkflow() throws Exception {
        store().post(ID, "s-1", "{}");
        deleted();
        assertGone(store());
        assertGone(another());
    }

    @Test
    default void whoeverHadReadItSeesThatItIsGone() throws Exception {
        CheckpointStore other = another();
        Lease lease = begun();
        assertThat(other.read(ID, 0, 10)).hasSize(2);
        other.list(HeadQuery.all());
        assumeTrue(lease.delete(), "this store keeps workflows");
        assertGone(other);
    }

    private static void assertGone(CheckpointStore handle) throws InterruptedException {
        assertThat(handle.read(ID, 0, 10)).isEmpty();
        assertThat(handle.list(HeadQuery.all())).isEmpty();
        assertThat(handle.inbox(ID, 0, Duration.ZERO)).isEmpty();
        assertThat(handle.owner(ID)).isEmpty();
        assertThat(handle.size(ID)).isZero();
    }

    @Test
    default void theLeaseHasEnded() throws Exception {
        Lease lease = begun();
        assumeTrue(lease.delete(), "this store keeps workflows");
        assertThatThrownBy(lease::delete).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(lease::renew).isInstanceOf(LeaseLostException.class);
        lease.close();
        assertThat(another().acquire(ID, "second")).isPresent();
    }

    @Test
    default void otherWorkflowsStay() throws Exception {
        Lease other = lease(store(), OTHER);
        other.append(0, EntryChain.start().next(1), Heads.running(OTHER, 1));
        store().post(OTHER, "s-1", "{}");
        deleted();
        assertThat(store().read(OTHER, 0, 10)).hasSize(1);
        assertThat(store().inbox(OTHER, 0, Duration.ZERO)).hasSize(1);
        assertThat(another().list(HeadQuery.all())).hasSize(1);
        other.renew();
    }

    @Test
    default void itsNameCanBeUsedAgain() throws Exception {
        CheckpointStore other = another();
        store().post(ID, "s-1", "{}");
        other.post(ID, "s-2", "{}");
        deleted();
        Lease anew = lease(other, ID);
        anew.append(0, EntryChain.start().next(1), Heads.running(ID, 1));
        assertThat(store().read(ID, 0, 10)).hasSize(1);
        assertThat(other.post(ID, "s-3", "{}")).isEqualTo(1);
        assertThat(store().post(ID, "s-1", "{}")).isEqualTo(2);
        assertThat(store().inbox(ID, 0, Duration.ZERO)).hasSize(2);
    }

    @Test
    default void whoLostTheLeaseDeletesNothing() throws Exception {
        Lease lost = begun();
        kill(store());
        Lease taken = lease(another(), ID);
        try {
            assertThat(lost.delete())
                    .as("only a store that keeps all may answer")
                    .isFalse();
        } catch (LeaseLostException expected) {
            assertThat(expected.failure().code()).isEqualTo("store.lease-lost");
        }
        assertThat(another().read(ID, 0, 10)).hasSize(2);
        taken.renew();
    }

    @Test
    default void theSizeGrowsWithWhatIsWritten() throws Exception {
        assertThat(store().size(ID)).isZero();
        Lease lease = lease();
        EntryChain chain = EntryChain.start();
        lease.append(0, chain.next(1), Heads.running(ID, 1));
        long before = store().size(ID);
        lease.append(1, chain.next(100), Heads.running(ID, 101));
        assertThat(before).isPositive();
        assertThat(store().size(ID)).isGreaterThan(before + 100 * 64);
    }

    private void deleted() throws Exception {
        assumeTrue(begun().delete(), "this store keeps workflows");
    }

    /** A lease of a workflow with two entries. */
    private Lease begun() throws Exception {
        Lease lease = lease();
        lease.append(0, EntryChain.start().next(2), Heads.running(ID, 2));
        return lease;
    }
}
