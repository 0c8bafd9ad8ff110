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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What calls take on a tracker with a number of items. */
final class ItemCalls {
    static final String LIST = "list";
    static final String CLAIM = "claim";
    static final String PROGRESS = "progress";
    static final List<String> NAMES = List.of(LIST, CLAIM, PROGRESS);

    private static final ProjectId PROJECT = new ProjectId("app");
    private static final int PAGE = 100;

    private final int size;
    private final int calls;
    private final Ticker ticker = Ticker.system();
    private final Map<String, Samples> times = new LinkedHashMap<>();

    ItemCalls(int size, int calls) {
        this.size = size;
        this.calls = Math.min(calls, size);
        NAMES.forEach(name -> times.put(name, new Samples()));
    }

    int size() {
        return size;
    }

    double median(String call) {
        return samples(call).median();
    }

    private Samples samples(String call) {
        return times.getOrDefault(call, new Samples());
    }

    /** Fills a tracker, then takes turns: the first page of all items, a claim, and what has changed by it. */
    void measure(WorkTracker tracker, boolean counted) {
        List<WorkItemId> rest = IntStream.range(0, size)
                .mapToObj(number -> new WorkItemId("items/" + number))
                .toList();
        tracker.create(PROJECT, rest.stream().map(ItemCalls::item).toList());
        String cursor = end(tracker);
        for (int i = 0; i < calls; i++) {
            List<WorkItemId> open = rest.subList(i, rest.size());
            WorkflowId by = new WorkflowId("workflow-" + i);
            String since = cursor;
            time(LIST, counted, () -> tracker.changes(PROJECT, "", PAGE));
            WorkItem claimed =
                    time(CLAIM, counted, () -> tracker.claim(open, by)).orElseThrow();
            ItemChanges news = time(PROGRESS, counted, () -> tracker.changes(PROJECT, since, PAGE));
            if (!news.items().equals(List.of(claimed))) {
                throw new IllegalStateException("A claim of " + claimed.id() + " is not what has changed: " + news);
            }
            cursor = news.cursor();
        }
    }

    private static String end(WorkTracker tracker) {
        ItemChanges page = tracker.changes(PROJECT, "", PAGE);
        while (page.more()) {
            page = tracker.changes(PROJECT, page.cursor(), PAGE);
        }
        return page.cursor();
    }

    private <T> T time(String call, boolean counted, Supplier<T> work) {
        long begin = ticker.nanos();
        T result = work.get();
        if (counted) {
            samples(call).add(ticker.nanos() - begin);
        }
        return result;
    }

    private static NewWorkItem item(WorkItemId id) {
        return new NewWorkItem(
                id, "Item " + id, "What to do", Priority.P2, List.of(), Optional.empty(), List.of("label"));
    }

    /** A line for people. */
    String line() {
        return NAMES.stream()
                .map(name -> String.format(
                        Locale.ROOT, "%s %7.2f ms", name, samples(name).medianMillis()))
                .collect(Collectors.joining(", ", String.format(Locale.ROOT, "%6d items: ", size), ""));
    }
}
