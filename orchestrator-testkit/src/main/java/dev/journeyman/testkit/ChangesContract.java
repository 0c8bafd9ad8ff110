package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes: a reader that follows the cursor misses nothing. */
interface ChangesContract extends TrackerHandles {
    @Test
    default void everythingIsAChangeAtFirst() throws Exception {
        create(A, B);
        assertThat(tracker().changes(PROJECT, "", 10).items())
                .extracting(WorkItem::id)
                .containsExactly(A, B);
    }

    @Test
    default void anEmptyTrackerHasACursorToo() throws Exception {
        ItemChanges nothing = tracker().changes(PROJECT, "", 10);
        assertThat(nothing.items()).isEmpty();
        assertThat(nothing.more()).isFalse();
        assertThat(nothing.cursor()).isNotEmpty();
        create(A);
        assertThat(tracker().changes(PROJECT, nothing.cursor(), 10).items()).hasSize(1);
    }

    @Test
    default void onlyWhatCameAfterTheCursorIsAChange() throws Exception {
        create(A, B);
        String cursor = tracker().changes(PROJECT, "", 10).cursor();
        update(B, ItemUpdate.status(ItemStatus.BLOCKED, "waits"));
        ItemChanges changes = another().changes(PROJECT, cursor, 10);
        assertThat(changes.items()).extracting(WorkItem::id).containsExactly(B);
        assertThat(tracker().changes(PROJECT, changes.cursor(), 10).items()).isEmpty();
    }

    @Test
    default void aClaimIsAChange() throws Exception {
        create(A);
        String cursor = tracker().changes(PROJECT, "", 10).cursor();
        claim(WORKFLOW, A);
        assertThat(tracker().changes(PROJECT, cursor, 10).items()).hasSize(1);
    }

    @Test
    default void anItemThatChangedTwiceIsNamedOnceAndLast() throws Exception {
        create(A, B);
        update(A, ItemUpdate.status(ItemStatus.BLOCKED, "once"));
        WorkItem latest = update(A, ItemUpdate.status(ItemStatus.BLOCKED, "twice"));
        List<WorkItem> items = tracker().changes(PROJECT, "", 10).items();
        assertThat(items).extracting(WorkItem::id).containsExactly(B, A);
        assertThat(items).last().isEqualTo(latest);
    }

    @Test
    default void pagesJoinToAllChanges() throws Exception {
        create(A, B, C);
        ItemChanges first = tracker().changes(PROJECT, "", 2);
        ItemChanges second = tracker().changes(PROJECT, first.cursor(), 2);
        assertThat(first.items()).extracting(WorkItem::id).containsExactly(A, B);
        assertThat(first.more()).isTrue();
        assertThat(second.items()).extracting(WorkItem::id).containsExactly(C);
        assertThat(second.more()).isFalse();
    }

    @Test
    default void aLimitBelowOneIsRefused() throws Exception {
        WorkTracker tracker = tracker();
        assertThatThrownBy(() -> tracker.changes(PROJECT, "", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void projectsDoNotMix() throws Exception {
        create(A);
        ProjectId other = new ProjectId("other project");
        tracker().create(other, List.of(TrackerHandles.item(B)));
        assertThat(TrackerHandles.all(tracker())).extracting(WorkItem::id).containsExactly(A);
        assertThat(tracker().changes(other, "", 10).items())
                .extracting(WorkItem::id)
                .containsExactly(B);
    }

    @Test
    default void aReaderBesideManyWritersMissesNothing() throws Exception {
        WorkTracker first = tracker();
        WorkTracker second = another();
        WorkTracker reading = another();
        List<Map<WorkItemId, WorkItem>> seen = Crew.together(
                5, i -> () -> i == 0 ? follow(reading, 40) : work(i % 2 == 0 ? first : second, "item-" + i + "-"));
        assertThat(seen.get(0).values()).hasSize(40).allMatch(item -> item.status() == ItemStatus.DONE);
    }

    private static Map<WorkItemId, WorkItem> work(WorkTracker tracker, String prefix) {
        for (int n = 0; n < 10; n++) {
            WorkItemId id = new WorkItemId(prefix + n);
            tracker.create(PROJECT, List.of(TrackerHandles.item(id)));
            WorkItem claimed = tracker.claim(List.of(id), WORKFLOW).orElseThrow();
            tracker.update(id, claimed.revision(), ItemUpdate.status(ItemStatus.DONE, ""));
        }
        return Map.of();
    }

    private static Map<WorkItemId, WorkItem> follow(WorkTracker tracker, int count) {
        Map<WorkItemId, WorkItem> known = new LinkedHashMap<>();
        String cursor = "";
        while (known.values().stream()
                        .filter(item -> item.status() == ItemStatus.DONE)
                        .count()
                < count) {
            ItemChanges changes = tracker.changes(PROJECT, cursor, 3);
            changes.items().forEach(item -> known.put(item.id(), item));
            cursor = changes.cursor();
        }
        return known;
    }
}
