package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePageTest {
    private static final ProjectId PROJECT = new ProjectId("project");

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 10_000})
    void howManyItemsAreLookedAtFollowsThePageAndNotTheItemsThereAre(int size) {
        ItemRecords records = records(size);
        assertThat(lookedAt(records, 0, 50)).isBetween(51, 52);
        assertThat(lookedAt(records, size - 1, 50)).isEqualTo(1);
        assertThat(lookedAt(records, size, 50)).isZero();
    }

    @Test
    void anItemStandsWhereItChangedLast() {
        ItemRecords records = records(3);
        records.apply(changed(4, 1));
        ChangePage page = new ChangePage(PROJECT, 0, 10);
        page.offerInOrder(records.changedAfter(0));
        assertThat(page.changes().items()).extracting(item -> item.id().value()).containsExactly("2", "3", "1");
    }

    private static int lookedAt(ItemRecords records, long after, int limit) {
        AtomicInteger looked = new AtomicInteger();
        ChangePage page = new ChangePage(PROJECT, after, limit);
        page.offerInOrder(() -> records.changedAfter(after).stream()
                .peek(changed -> looked.incrementAndGet())
                .iterator());
        return looked.get();
    }

    private static ItemRecords records(int size) {
        ItemRecords records = new ItemRecords();
        for (int number = 1; number <= size; number++) {
            records.apply(changed(number, number));
        }
        return records;
    }

    private static TrackerLine.Changed changed(long change, int number) {
        WorkItemId id = new WorkItemId(Integer.toString(number));
        return new TrackerLine.Changed(
                change,
                WorkItem.of(
                        PROJECT,
                        new NewWorkItem(id, "Title", "", Priority.P2, List.of(), Optional.empty(), List.of())));
    }
}
