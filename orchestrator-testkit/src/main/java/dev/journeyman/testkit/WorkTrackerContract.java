package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link WorkTracker} keeps. A tracker's own test extends it and says how to open one. */
public abstract class WorkTrackerContract {
    private static final ProjectId PROJECT = new ProjectId("project");
    private static final WorkflowId WORKFLOW = new WorkflowId("wf-1");
    private static final WorkflowId RIVAL = new WorkflowId("wf-2");
    private static final WorkItemId A = new WorkItemId("a");
    private static final WorkItemId B = new WorkItemId("b");
    private static final WorkItemId C = new WorkItemId("c");

    private final List<WorkTracker> handles = new ArrayList<>();

    /** Opens a handle on this test's items, as a process of its own would; all handles of a test share them. */
    protected abstract WorkTracker open() throws Exception;

    /** What was commented on an item, oldest first; the SPI has no need to read it. */
    protected abstract List<String> comments(WorkTracker handle, WorkItemId id);

    private WorkTracker tracker() throws Exception {
        return handles.isEmpty() ? another() : handles.get(0);
    }

    private WorkTracker another() throws Exception {
        WorkTracker handle = open();
        handles.add(handle);
        return handle;
    }

    @AfterEach
    final void closeHandles() {
        handles.forEach(WorkTracker::close);
    }

    @Test
    void aNewItemIsFreeAndAsAsked() throws Exception {
        NewWorkItem wanted = new NewWorkItem(
                A,
                "\u00c4 title",
                "# Text\n\n- with \"lines\" \ud83d\ude80",
                Priority.P1,
                List.of(B, C),
                Optional.of(new WorkItemId("parent / 1")),
                List.of("java", "fast"));
        WorkItem item = tracker().create(PROJECT, List.of(wanted)).get(0);
        assertThat(item).isEqualTo(WorkItem.of(PROJECT, wanted)).isEqualTo(only(another()));
        assertThat(item.status()).isEqualTo(ItemStatus.TODO);
        assertThat(item.claimedBy()).isEmpty();
    }

    @Test
    void itemsComeBackInTheOrderAsked() throws Exception {
        assertThat(create(C, A, B)).extracting(WorkItem::id).containsExactly(C, A, B);
    }

    @Test
    void creatingNothingIsHarmless() throws Exception {
        assertThat(tracker().create(PROJECT, List.of())).isEmpty();
    }

    @Test
    void anItemThatIsThereAlreadyStaysAsItIs() throws Exception {
        create(A);
        WorkItem claimed = claim(WORKFLOW, A).orElseThrow();
        assertThat(create(A, B)).first().isEqualTo(claimed);
        assertThat(another().create(PROJECT, List.of(item(A)))).containsExactly(claimed);
    }

    @Test
    void aRepeatedCreationIsNoChange() throws Exception {
        create(A);
        String cursor = tracker().changes(PROJECT, "", 10).cursor();
        create(A);
        assertThat(tracker().changes(PROJECT, cursor, 10).items()).isEmpty();
    }

    @Test
    void manyCreatorsLoseNothing() throws Exception {
        WorkTracker first = tracker();
        WorkTracker second = another();
        Crew.together(
                6,
                i -> () -> IntStream.range(0, 8)
                        .mapToObj(n -> new WorkItemId(i + "-" + n))
                        .map(id -> (i % 2 == 0 ? first : second).create(PROJECT, List.of(item(id))))
                        .toList());
        assertThat(all(another())).hasSize(48);
    }

    @Test
    void manyCreationsOfOneItemMakeOne() throws Exception {
        WorkTracker first = tracker();
        WorkTracker second = another();
        Crew.together(8, i -> () -> (i % 2 == 0 ? first : second).create(PROJECT, List.of(item(A))));
        assertThat(only(another()).revision()).isEqualTo(only(tracker()).revision());
    }

    @Test
    void everythingIsAChangeAtFirst() throws Exception {
        create(A, B);
        assertThat(tracker().changes(PROJECT, "", 10).items())
                .extracting(WorkItem::id)
                .containsExactly(A, B);
    }

    @Test
    void anEmptyTrackerHasACursorToo() throws Exception {
        ItemChanges nothing = tracker().changes(PROJECT, "", 10);
        assertThat(nothing.items()).isEmpty();
        assertThat(nothing.more()).isFalse();
        assertThat(nothing.cursor()).isNotEmpty();
        create(A);
        assertThat(tracker().changes(PROJECT, nothing.cursor(), 10).items()).hasSize(1);
    }

    @Test
    void onlyWhatCameAfterTheCursorIsAChange() throws Exception {
        create(A, B);
        String cursor = tracker().changes(PROJECT, "", 10).cursor();
        update(B, ItemUpdate.status(ItemStatus.BLOCKED, "waits"));
        ItemChanges changes = another().changes(PROJECT, cursor, 10);
        assertThat(changes.items()).extracting(WorkItem::id).containsExactly(B);
        assertThat(tracker().changes(PROJECT, changes.cursor(), 10).items()).isEmpty();
    }

    @Test
    void aClaimIsAChange() throws Exception {
        create(A);
        String cursor = tracker().changes(PROJECT, "", 10).cursor();
        claim(WORKFLOW, A);
        assertThat(tracker().changes(PROJECT, cursor, 10).items()).hasSize(1);
    }

    @Test
    void anItemThatChangedTwiceIsNamedOnceAndLast() throws Exception {
        create(A, B);
        update(A, ItemUpdate.status(ItemStatus.BLOCKED, "once"));
        WorkItem latest = update(A, ItemUpdate.status(ItemStatus.BLOCKED, "twice"));
        List<WorkItem> items = tracker().changes(PROJECT, "", 10).items();
        assertThat(items).extracting(WorkItem::id).containsExactly(B, A);
        assertThat(items).last().isEqualTo(latest);
    }

    @Test
    void pagesJoinToAllChanges() throws Exception {
        create(A, B, C);
        ItemChanges first = tracker().changes(PROJECT, "", 2);
        ItemChanges second = tracker().changes(PROJECT, first.cursor(), 2);
        assertThat(first.items()).extracting(WorkItem::id).containsExactly(A, B);
        assertThat(first.more()).isTrue();
        assertThat(second.items()).extracting(WorkItem::id).containsExactly(C);
        assertThat(second.more()).isFalse();
    }

    @Test
    void aLimitBelowOneIsRefused() throws Exception {
        WorkTracker tracker = tracker();
        assertThatThrownBy(() -> tracker.changes(PROJECT, "", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void projectsDoNotMix() throws Exception {
        create(A);
        ProjectId other = new ProjectId("other project");
        tracker().create(other, List.of(item(B)));
        assertThat(all(tracker())).extracting(WorkItem::id).containsExactly(A);
        assertThat(tracker().changes(other, "", 10).items())
                .extracting(WorkItem::id)
                .containsExactly(B);
    }

    @Test
    void aReaderBesideManyWritersMissesNothing() throws Exception {
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
            tracker.create(PROJECT, List.of(item(id)));
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

    @Test
    void aClaimTakesTheFirstFreeItemInTheOrderGiven() throws Exception {
        create(A, B, C);
        claim(RIVAL, B);
        WorkItem claimed = claim(WORKFLOW, B, C, A).orElseThrow();
        assertThat(claimed.id()).isEqualTo(C);
        assertThat(claimed.status()).isEqualTo(ItemStatus.IN_PROGRESS);
        assertThat(claimed.claimedBy()).contains(WORKFLOW);
    }

    @Test
    void aClaimIsSeenByEverybody() throws Exception {
        create(A);
        WorkItem claimed = claim(WORKFLOW, A).orElseThrow();
        assertThat(only(another())).isEqualTo(claimed);
        assertThat(another().claim(List.of(A), RIVAL)).isEmpty();
    }

    @Test
    void aRepeatedClaimChangesNothing() throws Exception {
        create(A, B);
        WorkItem claimed = claim(WORKFLOW, A, B).orElseThrow();
        assertThat(claim(WORKFLOW, A, B)).contains(claimed);
        assertThat(another().claim(List.of(A, B), WORKFLOW)).contains(claimed);
    }

    @Test
    void whatIsNeitherFreeNorOursCannotBeClaimed() throws Exception {
        create(A, B, C);
        update(A, ItemUpdate.status(ItemStatus.DONE, ""));
        update(B, ItemUpdate.status(ItemStatus.BLOCKED, ""));
        update(C, ItemUpdate.status(ItemStatus.IN_PROGRESS, "a person works on it"));
        assertThat(claim(WORKFLOW, A, B, C)).isEmpty();
    }

    @Test
    void unknownItemsAreSkippedByAClaim() throws Exception {
        create(A);
        assertThat(claim(WORKFLOW, C, A)).map(WorkItem::id).contains(A);
        assertThat(claim(RIVAL, C)).isEmpty();
        assertThat(tracker().claim(List.of(), RIVAL)).isEmpty();
    }

    @Test
    void ofManyClaimersExactlyOneWins() throws Exception {
        create(A);
        WorkTracker first = tracker();
        WorkTracker second = another();
        List<Optional<WorkItem>> claims = Crew.together(
                8, i -> () -> (i % 2 == 0 ? first : second).claim(List.of(A), new WorkflowId("rival-" + i)));
        assertThat(claims.stream().flatMap(Optional::stream)).hasSize(1);
    }

    @Test
    void manyClaimersGetDifferentItems() throws Exception {
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
    void anUpdateChangesWhatItNamesAndNothingElse() throws Exception {
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
        assertThat(only(another())).isEqualTo(after);
    }

    @Test
    void anUpdateOfAnOlderRevisionIsStaleAndHoldsTheNewerItem() throws Exception {
        WorkItem old = create(A).get(0);
        WorkItem newer = update(A, ItemUpdate.status(ItemStatus.BLOCKED, "waits"));
        WorkTracker other = another();
        assertThatThrownBy(() -> other.update(A, old.revision(), ItemUpdate.status(ItemStatus.DONE, "")))
                .isInstanceOfSatisfying(
                        StaleItemException.class,
                        stale -> assertThat(stale.newer()).isEqualTo(newer));
        assertThat(only(tracker())).isEqualTo(newer);
    }

    @Test
    void ofManyUpdatesOfOneRevisionExactlyOneWins() throws Exception {
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
    void anUpdateOfAnUnknownItemIsRefused() throws Exception {
        WorkTracker tracker = tracker();
        assertThatThrownBy(() -> tracker.update(A, 1, ItemUpdate.status(ItemStatus.DONE, "")))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("a");
    }

    @Test
    void leavingInProgressEndsTheClaim() throws Exception {
        create(A);
        claim(WORKFLOW, A);
        assertThat(update(A, ItemUpdate.status(ItemStatus.TODO, "again")).claimedBy())
                .isEmpty();
        assertThat(claim(RIVAL, A)).isPresent();
    }

    @Test
    void anUpdateInProgressKeepsTheClaim() throws Exception {
        create(A);
        claim(WORKFLOW, A);
        assertThat(update(A, ItemUpdate.status(ItemStatus.IN_PROGRESS, "half way"))
                        .claimedBy())
                .contains(WORKFLOW);
    }

    @Test
    void aCommentIsAddedOnce() throws Exception {
        create(A);
        tracker().comment(A, "c-1", "first \u00e4\n- text");
        tracker().comment(A, "c-2", "second");
        tracker().comment(A, "c-1", "other text");
        another().comment(A, "c-2", "second");
        assertThat(comments(tracker(), A)).containsExactly("first \u00e4\n- text", "second");
        assertThat(comments(another(), A)).hasSize(2);
    }

    @Test
    void commentsOfDifferentItemsDoNotMix() throws Exception {
        create(A, B);
        tracker().comment(A, "c-1", "for a");
        tracker().comment(B, "c-1", "for b");
        assertThat(comments(tracker(), A)).containsExactly("for a");
        assertThat(comments(tracker(), B)).containsExactly("for b");
    }

    @Test
    void aCommentLeavesTheRevisionAlone() throws Exception {
        WorkItem item = create(A).get(0);
        tracker().comment(A, "c-1", "text");
        assertThat(only(tracker()).revision()).isEqualTo(item.revision());
    }

    @Test
    void itemsOutliveTheHandle() throws Exception {
        create(A);
        WorkItem claimed = claim(WORKFLOW, A).orElseThrow();
        tracker().close();
        assertThat(only(another())).isEqualTo(claimed);
    }

    private List<WorkItem> create(WorkItemId... ids) throws Exception {
        return tracker()
                .create(
                        PROJECT,
                        List.of(ids).stream().map(WorkTrackerContract::item).toList());
    }

    private Optional<WorkItem> claim(WorkflowId by, WorkItemId... inOrder) throws Exception {
        return tracker().claim(List.of(inOrder), by);
    }

    private WorkItem update(WorkItemId id, ItemUpdate update) throws Exception {
        WorkItem current = all(tracker()).stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
        return tracker().update(id, current.revision(), update);
    }

    private static NewWorkItem item(WorkItemId id) {
        return new NewWorkItem(
                id, "Item " + id, "What to do", Priority.P2, List.of(), Optional.empty(), List.of("label"));
    }

    private static List<WorkItem> all(WorkTracker tracker) {
        return tracker.changes(PROJECT, "", 1000).items();
    }

    private static WorkItem only(WorkTracker tracker) {
        List<WorkItem> items = all(tracker);
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
