package dev.journeyman.backend.linear;

import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkTracker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Does all that can be repeated: makes items, claims them, says something, has them done. Arguments: folder, address. */
final class KilledWorker {
    static final int ITEMS = 4;

    private KilledWorker() {}

    public static void main(String[] arguments) {
        ProviderContext context = new ProviderContext(
                Bench.PROJECT,
                "a repository",
                Path.of(arguments[0]),
                Map.of("team", "ENG", "url", arguments[1]),
                name -> Optional.ofNullable(System.getenv(name)),
                InstantSource.system());
        try (WorkTracker tracker = new LinearWorkTrackerProvider().create(context)) {
            tracker.create(
                    Bench.PROJECT,
                    IntStream.range(0, ITEMS).mapToObj(i -> Bench.item("n" + i)).toList());
            for (WorkItem item : tracker.changes(Bench.PROJECT, "", 100).items()) {
                finish(tracker, item);
            }
        }
    }

    private static void finish(WorkTracker tracker, WorkItem item) {
        tracker.comment(item.id(), "done", "done " + item.id());
        if (item.status() != ItemStatus.DONE) {
            WorkItem claimed = tracker.claim(List.of(item.id()), Bench.WORKFLOW).orElse(item);
            try {
                tracker.update(claimed.id(), claimed.revision(), ItemUpdate.status(ItemStatus.DONE, "merged"));
            } catch (StaleItemException e) {
                throw new IllegalStateException("Nobody else changes items here.", e);
            }
        }
    }
}
