package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.work.Plan;
import dev.journeyman.core.dispatch.Schedule;
import dev.journeyman.core.journal.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What became of a plan's items: the merged ones in the order of their merges, then those that failed, then the blocked. */
final class DispatchResults {
    private DispatchResults() {}

    /**
     * Folds what is recorded.
     *
     * @param path the path of the dispatch
     */
    static DispatchResult of(Timeline timeline, Plan plan, String path, Schedule schedule) {
        List<DispatchResult.Item> items = new ArrayList<>();
        plan.items().stream()
                .map(item -> ItemRecord.of(timeline, path, item.key()))
                .filter(record -> record.merged().isPresent())
                .sorted(Comparator.comparingLong(
                        record -> record.merged().orElseThrow().sequence()))
                .forEach(record -> items.add(record.result()));
        plan.items().stream()
                .map(item -> ItemRecord.of(timeline, path, item.key()))
                .filter(record -> record.failed().isPresent())
                .sorted(Comparator.comparing(ItemRecord::key))
                .forEach(record -> items.add(record.result()));
        schedule.blocked().forEach(item -> items.add(blocked(item)));
        return new DispatchResult(items);
    }

    private static DispatchResult.Item blocked(Schedule.Blocked blocked) {
        return new DispatchResult.Item(
                blocked.key(),
                "",
                "",
                List.of(),
                Optional.of(Failure.giveUp("item.blocked", "Waits for '" + blocked.by() + "', which failed.")));
    }
}
