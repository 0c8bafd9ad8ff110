package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Items that are done: wherever a tracker puts them, they are there as they were. */
interface DoneContract extends TrackerHandles {
    @Test
    default void aDoneItemIsThereForWhoComesLater() throws Exception {
        List<WorkItem> done = done("plan", 3);
        assertThat(TrackerHandles.all(another())).containsExactlyElementsOf(done);
    }

    @Test
    default void aDoneItemStaysAsItIsWhenItIsCreatedAgain() throws Exception {
        List<WorkItem> done = done("plan", 3);
        assertThat(another().create(PROJECT, news("plan", 3))).isEqualTo(done);
    }

    @Test
    default void aDoneItemIsNotClaimed() throws Exception {
        WorkItemId id = done("plan", 1).get(0).id();
        assertThat(another().claim(List.of(id), WORKFLOW)).isEmpty();
    }

    @Test
    default void aDoneItemCanBeTakenUpAgain() throws Exception {
        List<WorkItem> done = done("plan", 2);
        WorkItem again = another()
                .update(done.get(0).id(), done.get(0).revision(), ItemUpdate.status(ItemStatus.TODO, "rolled back"));
        assertThat(claim(RIVAL, again.id())).isPresent();
        WorkItem doneAgain = finish(again.id());
        assertThat(TrackerHandles.all(another())).containsExactly(done.get(1), doneAgain);
    }

    @Test
    default void anOlderRevisionOfADoneItemIsStale() throws Exception {
        WorkItem done = done("plan", 1).get(0);
        WorkTracker other = another();
        assertThatThrownBy(() -> other.update(done.id(), 1, ItemUpdate.status(ItemStatus.TODO, "")))
                .isInstanceOfSatisfying(
                        StaleItemException.class,
                        stale -> assertThat(stale.newer()).isEqualTo(done));
    }

    @Test
    default void whatWasSaidOfADoneItemIsSaidOnceAndMoreCanBe() throws Exception {
        WorkItemId id = done("plan", 1).get(0).id();
        tracker().comment(id, "c-1", "first");
        done("next", 3);
        another().comment(id, "c-1", "first");
        another().comment(id, "c-2", "second");
        done("last", 3);
        assertThat(commentsOn(another(), id)).containsExactly("first", "second");
    }

    @Test
    default void plansThatAreDoneAndOneThatIsNotArePagedThroughInTheOrderOfTheirChanges() throws Exception {
        List<WorkItem> all = new ArrayList<>(done("one", 5));
        all.addAll(create(A, B));
        all.addAll(done("two", 5));
        List<WorkItem> seen = new ArrayList<>();
        ItemChanges page = another().changes(PROJECT, "", 3);
        seen.addAll(page.items());
        while (page.more()) {
            page = another().changes(PROJECT, page.cursor(), 3);
            seen.addAll(page.items());
        }
        assertThat(seen).isEqualTo(all);
        assertThat(tracker().changes(PROJECT, page.cursor(), 3).items()).isEmpty();
    }

    /** The items of a plan, all done. */
    private List<WorkItem> done(String plan, int count) throws Exception {
        List<WorkItem> done = new ArrayList<>();
        for (WorkItem item : tracker().create(PROJECT, news(plan, count))) {
            claim(WORKFLOW, item.id());
            done.add(finish(item.id()));
        }
        return done;
    }

    private WorkItem finish(WorkItemId id) throws Exception {
        return update(id, ItemUpdate.status(ItemStatus.DONE, "did it"));
    }

    private static List<NewWorkItem> news(String plan, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> TrackerHandles.item(new WorkItemId(plan + "/" + n)))
                .toList();
    }
}
