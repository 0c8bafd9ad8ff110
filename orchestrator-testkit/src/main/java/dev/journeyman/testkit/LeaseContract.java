package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One writer at a time: who may append, and who may no longer. */
interface LeaseContract extends StoreHandles {
    @Test
    default void aNewWorkflowCanBeAcquired() throws Exception {
        assertThat(store().acquire(ID, "tester")).isPresent();
    }

    @Test
    default void aSecondAcquireIsEmptyWhileTheOwnerLives() throws Exception {
        lease();
        assertThat(store().acquire(ID, "second")).isEmpty();
    }

    @Test
    default void anotherProcessCannotAcquireWhileTheOwnerLives() throws Exception {
        lease();
        assertThat(another().acquire(ID, "second")).isEmpty();
    }

    @Test
    default void aRefusedAcquireLeavesTheOwnerInPlace() throws Exception {
        Lease lease = lease();
        CheckpointStore other = another();
        other.acquire(ID, "second");
        other.close();
        append(lease);
        assertThat(another().acquire(ID, "third")).isEmpty();
    }

    @Test
    default void lookingAtAWorkflowDoesNotFreeIt() throws Exception {
        append(lease());
        CheckpointStore other = another();
        other.owner(ID);
        other.read(ID, 0, 10);
        other.list(HeadQuery.all());
        other.post(ID, "s", "{}");
        other.inbox(ID, 0, Duration.ZERO);
        other.close();
        assertThat(another().acquire(ID, "second")).isEmpty();
    }

    @Test
    default void otherWorkflowsStayFree() throws Exception {
        lease();
        assertThat(another().acquire(OTHER, "second")).isPresent();
    }

    @Test
    default void ofManyWhoAcquireExactlyOneWins() throws Exception {
        CheckpointStore first = store();
        CheckpointStore second = another();
        List<Optional<Lease>> leases =
                Crew.together(8, i -> () -> (i % 2 == 0 ? first : second).acquire(ID, "tester " + i));
        assertThat(leases.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    default void closingTheLeaseFreesTheWorkflow() throws Exception {
        lease().close();
        assertThat(another().acquire(ID, "second")).isPresent();
    }

    @Test
    default void closingALeaseAgainDoesNotTakeItFromTheNextOwner() throws Exception {
        Lease first = lease();
        first.close();
        Lease second = lease();
        first.close();
        append(second);
        assertThat(another().acquire(ID, "third")).isEmpty();
    }

    @Test
    default void closingTheStoreFreesItsLeases() throws Exception {
        lease();
        store().close();
        assertThat(another().acquire(ID, "second")).isPresent();
    }

    @Test
    default void closingTheStoreAgainIsHarmless() throws Exception {
        store().close();
        assertThatCode(store()::close).doesNotThrowAnyException();
    }

    @Test
    default void aKilledOwnersWorkflowCanBeHadAtOnce() throws Exception {
        lease();
        kill(store());
        assertThat(another().acquire(ID, "second")).isPresent();
    }

    @Test
    default void theEpochGrowsWithEveryOwner() throws Exception {
        Lease first = lease();
        first.close();
        Lease second = lease(another(), ID);
        second.close();
        Lease third = lease();
        assertThat(first.epoch()).isPositive();
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(third.epoch()).isGreaterThan(second.epoch());
    }

    @Test
    default void theEpochGrowsPastAKilledOwner() throws Exception {
        Lease killed = lease();
        kill(store());
        assertThat(lease(another(), ID).epoch()).isGreaterThan(killed.epoch());
    }

    @Test
    default void anAppendThroughAClosedLeaseIsRefused() throws Exception {
        Lease lease = lease();
        lease.close();
        assertThatThrownBy(() -> append(lease)).isInstanceOf(LeaseLostException.class);
        assertThat(store().read(ID, 0, 10)).isEmpty();
    }

    @Test
    default void anAppendThroughTheLeaseOfAKilledOwnerIsRefused() throws Exception {
        Lease lease = lease();
        kill(store());
        assertThatThrownBy(() -> append(lease)).isInstanceOf(LeaseLostException.class);
        assertThat(another().read(ID, 0, 10)).isEmpty();
    }

    @Test
    default void anAppendAfterATakeoverIsRefused() throws Exception {
        Lease lost = lease();
        kill(store());
        Lease taken = lease(another(), ID);
        assertThatThrownBy(() -> append(lost)).isInstanceOf(LeaseLostException.class);
        append(taken);
    }

    @Test
    default void renewingALeaseThatIsHeldKeepsIt() throws Exception {
        Lease lease = lease();
        lease.renew();
        append(lease);
    }

    @Test
    default void renewingALostLeaseThrows() throws Exception {
        Lease lease = lease();
        kill(store());
        assertThatThrownBy(lease::renew).isInstanceOf(LeaseLostException.class);
    }

    @Test
    default void theOwnerIsKnownToEverybody() throws Exception {
        store().acquire(ID, "the one in front");
        assertThat(another().owner(ID)).hasValueSatisfying(owner -> {
            assertThat(owner.name()).isEqualTo("the one in front");
            assertThat(owner.alive()).isTrue();
        });
    }

    @Test
    default void nobodyOwnsAnUnknownWorkflow() throws Exception {
        assertThat(store().owner(ID)).isEmpty();
    }

    @Test
    default void nobodyOwnsAWorkflowWhoseLeaseWasClosed() throws Exception {
        lease().close();
        assertThat(store().owner(ID)).isEmpty();
        assertThat(another().owner(ID)).isEmpty();
    }

    @Test
    default void nobodyOwnsAWorkflowWhoseOwnerWasKilled() throws Exception {
        lease();
        kill(store());
        assertThat(another().owner(ID)).isEmpty();
    }

    private static void append(Lease lease) {
        lease.append(0, EntryChain.start().next(1), Heads.running(ID, 1));
    }
}
