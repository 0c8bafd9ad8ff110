package dev.journeyman.benchmarks;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.core.process.Ticker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Claimers with a tracker each that claim what there is, side by side, until nothing is left. */
final class Claims {
    private static final ProjectId PROJECT = new ProjectId("app");
    private static final int PAGE = 1_000;

    private final Supplier<WorkTracker> trackers;
    private final int claimers;
    private final List<WorkItemId> items;

    /** @param trackers opens one more on the same items */
    Claims(Supplier<WorkTracker> trackers, int claimers, int items) {
        this.trackers = trackers;
        this.claimers = claimers;
        this.items = IntStream.range(0, items)
                .mapToObj(number -> new WorkItemId("claims/" + number))
                .toList();
    }

    /**
     * How it went.
     *
     * @param nanos from the first claim to the last
     * @param twice items that two claimers were given
     * @param left items that nobody was given, or whose tracker says that somebody else has it
     */
    record Outcome(int items, int claimers, long nanos, long twice, long left) {
        double perSecond() {
            return items * 1e9 / nanos;
        }

        /** A line for people. */
        String line() {
            return String.format(
                    Locale.ROOT,
                    "  %d items, %d claimers: %.0f claims/s; claimed twice: %d, not at all: %d",
                    items,
                    claimers,
                    perSecond(),
                    twice,
                    left);
        }
    }

    Outcome measure() throws Exception {
        List<WorkTracker> open = new ArrayList<>();
        try {
            IntStream.range(0, claimers).forEach(number -> open.add(trackers.get()));
            create(open.get(0));
            long begin = Ticker.system().nanos();
            List<List<WorkItem>> claimed = SideBySide.all(IntStream.range(0, claimers)
                    .<Callable<List<WorkItem>>>mapToObj(number -> () -> claimAll(open.get(number), number))
                    .toList());
            long nanos = Ticker.system().nanos() - begin;
            return outcome(nanos, claimed.stream().flatMap(List::stream).toList(), owners(open.get(0)));
        } finally {
            open.forEach(WorkTracker::close);
        }
    }

    private void create(WorkTracker tracker) {
        for (int first = 0; first < items.size(); first += PAGE) {
            tracker.create(
                    PROJECT,
                    items.subList(first, Math.min(items.size(), first + PAGE)).stream()
                            .map(Claims::item)
                            .toList());
        }
    }

    private static NewWorkItem item(WorkItemId id) {
        return new NewWorkItem(
                id, "Item " + id, "What to do", Priority.P2, List.of(), Optional.empty(), List.of("label"));
    }

    /** Each claim is another workflow's; what stands before a claimed item could not be had, and is not asked for again. */
    private List<WorkItem> claimAll(WorkTracker tracker, int claimer) {
        List<WorkItem> claimed = new ArrayList<>();
        List<WorkItemId> rest = items;
        while (true) {
            Optional<WorkItem> item = tracker.claim(rest, new WorkflowId(claimer + "-" + claimed.size()));
            if (item.isEmpty()) {
                return claimed;
            }
            claimed.add(item.get());
            rest = rest.subList(rest.indexOf(item.get().id()) + 1, rest.size());
        }
    }

    private Outcome outcome(long nanos, List<WorkItem> claimed, Map<WorkItemId, Optional<WorkflowId>> owners) {
        long distinct = claimed.stream().map(WorkItem::id).distinct().count();
        long kept = claimed.stream()
                .filter(item -> item.claimedBy().equals(owners.get(item.id())))
                .count();
        return new Outcome(items.size(), claimers, nanos, claimed.size() - distinct, items.size() - kept);
    }

    private static Map<WorkItemId, Optional<WorkflowId>> owners(WorkTracker tracker) {
        Map<WorkItemId, Optional<WorkflowId>> owners = new HashMap<>();
        ItemChanges page = tracker.changes(PROJECT, "", PAGE);
        page.items().forEach(item -> owners.put(item.id(), item.claimedBy()));
        while (page.more()) {
            page = tracker.changes(PROJECT, page.cursor(), PAGE);
            page.items().forEach(item -> owners.put(item.id(), item.claimedBy()));
        }
        return owners;
    }
}
