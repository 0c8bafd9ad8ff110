package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkTracker;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Updates and comments: what is changed was known, what is said is said once. */
interface UpdateContract extends TrackerHandles {
    @Test
    default void anUpdateChangesWhatItNamesAndNothingElse() throws Exception {
        WorkItem before = create(A).get(0);
        WorkItem after = update(
                A,
                new ItemUpdate(
                        Optional.empty(),
                        Optional.of("new title"),
                        Optional.empty(),
                        Optional.of(Priority.P0),
                        Optional.empty()));
        assertThat(after.title()).isEqualTo("new title");
        assertThat(after.priority()).isEqualTo(Priority.P0);
        assertThat(after.revision()).isGreaterThan(before.revision());
        assertThat(after.description()).isEqualTo(before.description());
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.note()).isEqualTo(before.note());
        assertThat(TrackerHandles.only(another())).isEqualTo(after);
    }

    @Test
    default void anUpdateOfAnOlderRevisionIsStaleAndHoldsTheNewerItem() throws Exception {
        WorkItem old = create(A).get(0);
        WorkItem newer = update(A, ItemUpdate.status(ItemStatus.BLOCKED, "waits"));
        WorkTracker other = another();
        assertThatThrownBy(() -> other.update(A, old.revision(), ItemUpdate.status(ItemStatus.DONE, "")))
                .isInstanceOfSatisfying(
                        StaleItemException.class,
                        stale -> assertThat(stale.newer()).isEqualTo(newer));
        assertThat(TrackerHandles.only(tracker())).isEqualTo(newer);
    }

    @Test
    default void ofManyUpdatesOfOneRevisionExactlyOneWins() throws Exception {
        WorkItem item = create(A).get(0);
        WorkTracker first = tracker();
        WorkTracker second = another();
        List<Boolean> wins = Crew.together(6, i -> () -> tryUpdate(i % 2 == 0 ? first : second, item));
        assertThat(wins).containsOnlyOnce(true);
    }

    private static boolean tryUpdate(WorkTracker tracker, WorkItem item) {
        try {
            tracker.update(item.id(), item.revision(), ItemUpdate.status(ItemStatus.DONE, "mine"));
            return true;
        } catch (StaleItemException e) {
            return false;
        }
    }

    @Test
    default void anUpdateOfAnUnknownItemIsRefused() throws Exception {
        WorkTracker tracker = tracker();
        assertThatThrownBy(() -> tracker.update(A, 1, ItemUpdate.status(ItemStatus.DONE, "")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("a");
    }

    @Test
    default void aCommentIsAddedOnce() throws Exception {
        create(A);
        tracker().comment(A, "c-1", "first \u00e4\n- text");
        tracker().comment(A, "c-2", "second");
        tracker().comment(A, "c-1", "other text");
        another().comment(A, "c-2", "second");
        assertThat(commentsOn(tracker(), A)).containsExactly("first \u00e4\n- text", "second");
        assertThat(commentsOn(another(), A)).hasSize(2);
    }

    @Test
    default void commentsOfDifferentItemsDoNotMix() throws Exception {
        create(A, B);
        tracker().comment(A, "c-1", "for a");
        tracker().comment(B, "c-1", "for b");
        assertThat(commentsOn(tracker(), A)).containsExactly("for a");
        assertThat(commentsOn(tracker(), B)).containsExactly("for b");
    }

    @Test
    default void aCommentLeavesTheRevisionAlone() throws Exception {
        WorkItem item = create(A).get(0);
        tracker().comment(A, "c-1", "text");
        assertThat(TrackerHandles.only(tracker()).revision()).isEqualTo(item.revision());
    }
}
