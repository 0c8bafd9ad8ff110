package dev.journeyman.core.plan;

import dev.journeyman.api.Role;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.PlannedFile.Intent;
import dev.journeyman.api.work.Priority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Small plans to test with. */
public final class Plans {
    private Plans() {}

    public static Plan plan(PlanItem... items) {
        return new Plan("", List.of(items), "");
    }

    public static PlanItem item(String key, String... dependsOn) {
        return new PlanItem(
                key, key, "", Role.BACKEND, Priority.P2, List.of(dependsOn), List.of(), List.of(), Estimate.UNKNOWN);
    }

    public static PlanItem with(PlanItem item, Priority priority) {
        return copy(item, priority, item.files(), item.estimate());
    }

    public static PlanItem with(PlanItem item, PlannedFile... files) {
        return copy(item, item.priority(), List.of(files), item.estimate());
    }

    public static PlanItem modifying(PlanItem item, String... paths) {
        return with(
                item,
                List.of(paths).stream()
                        .map(path -> new PlannedFile(path, Intent.MODIFY))
                        .toArray(PlannedFile[]::new));
    }

    public static PlanItem withLines(PlanItem item, int lines) {
        return copy(item, item.priority(), item.files(), new Estimate(lines, 0, 0, 0));
    }

    private static PlanItem copy(PlanItem item, Priority priority, List<PlannedFile> files, Estimate estimate) {
        return new PlanItem(
                item.key(),
                item.title(),
                item.task(),
                item.role(),
                priority,
                item.dependsOn(),
                files,
                item.acceptance(),
                estimate);
    }

    public static List<String> keys(List<PlanItem> items) {
        return items.stream().map(PlanItem::key).toList();
    }

    /** A random DAG: its items come in no particular order, some share files and folders. */
    public static Plan random(Random random, int size, int filesPerItem) {
        List<String> paths = List.of("pom.xml", "a/x", "a/y", "a/b/x", "a/b/y", "a/", "a/b/", "c/x", "c/");
        List<String> keys = new ArrayList<>(
                IntStream.range(0, size).mapToObj(i -> "item-" + i).toList());
        Collections.shuffle(keys, random);
        List<PlanItem> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> before = keys.subList(0, i).stream()
                    .filter(key -> random.nextInt(4) == 0)
                    .toList();
            PlannedFile[] files = IntStream.range(0, random.nextInt(filesPerItem + 1))
                    .mapToObj(n -> paths.get(random.nextInt(paths.size())))
                    .map(path -> new PlannedFile(path, Intent.MODIFY))
                    .toArray(PlannedFile[]::new);
            PlanItem item = with(item(keys.get(i), before.toArray(String[]::new)), files);
            items.add(withLines(with(item, List.of(Priority.values()).get(random.nextInt(4))), random.nextInt(300)));
        }
        Collections.shuffle(items, random);
        return new Plan("", items, "");
    }
}
