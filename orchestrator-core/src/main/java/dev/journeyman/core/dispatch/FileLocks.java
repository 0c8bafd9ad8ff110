package dev.journeyman.core.dispatch;

import dev.journeyman.api.work.PlanItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who holds which path. An item takes all its paths or none; a path that ends in '/' stands for all below it. */
final class FileLocks {
    private final NavigableMap<String, String> holders = new TreeMap<>();

    /** The first held path, if any, that stands in the item's way. */
    Optional<String> conflict(PlanItem item) {
        return item.paths().stream().flatMap(path -> conflict(path).stream()).findFirst();
    }

    private Optional<String> conflict(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash + 1);
            if (holders.containsKey(folder)) {
                return Optional.of(folder);
            }
        }
        String next = path.endsWith("/") ? holders.ceilingKey(path) : path;
        return Optional.ofNullable(next).filter(held -> held.startsWith(path) && holders.containsKey(held));
    }

    void take(PlanItem item) {
        item.paths().forEach(path -> holders.put(path, item.key()));
    }

    /** The paths that are free now. */
    List<String> free(PlanItem item) {
        List<String> freed = new ArrayList<>(item.paths());
        freed.removeIf(path -> !holders.remove(path, item.key()));
        return freed;
    }

    boolean held(String path) {
        return holders.containsKey(path);
    }

    SortedMap<String, String> holders() {
        return Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) holders));
    }
}
