package dev.journeyman.backend.json;

import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.WorkItemId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What lines say of items; later lines win. */
final class ItemRecords {
    private final Map<WorkItemId, TrackerLine.Changed> items = new HashMap<>();

    private final NavigableMap<Long, TrackerLine.Changed> byChange = new TreeMap<>();

    private final Map<WorkItemId, Map<String, TrackerLine.Commented>> comments = new LinkedHashMap<>();

    void apply(TrackerLine line) {
        if (line instanceof TrackerLine.Changed changed) {
            TrackerLine.Changed former = items.put(changed.about(), changed);
            if (former != null) {
                byChange.remove(former.change());
            }
            byChange.put(changed.change(), changed);
        } else if (line instanceof TrackerLine.Commented comment) {
            comments.computeIfAbsent(comment.about(), unknown -> new LinkedHashMap<>())
                    .put(comment.id(), comment);
        }
    }

    Optional<TrackerLine.Changed> find(WorkItemId id) {
        return Optional.ofNullable(items.get(id));
    }

    Collection<TrackerLine.Changed> items() {
        return Collections.unmodifiableCollection(items.values());
    }

    /** Those that changed after some change, in the order of their last one. */
    Collection<TrackerLine.Changed> changedAfter(long change) {
        return Collections.unmodifiableCollection(
                byChange.tailMap(change, false).values());
    }

    /** What was commented on an item, by the comments' ids, oldest first. */
    Map<String, TrackerLine.Commented> comments(WorkItemId id) {
        return Collections.unmodifiableMap(comments.getOrDefault(id, Map.of()));
    }

    /** The lines that tell all there is. */
    List<TrackerLine.OfItem> lines() {
        List<TrackerLine.OfItem> lines = new ArrayList<>(items.values().stream()
                .sorted(Comparator.comparingLong(TrackerLine.Changed::change))
                .toList());
        comments.values().forEach(ofItem -> lines.addAll(ofItem.values()));
        return lines;
    }

    /** The same lines: of families in which all is done (true), and of those that have something to do yet (false). */
    Map<Boolean, List<TrackerLine.OfItem>> byWhetherDone() {
        Set<Family> open = items.values().stream()
                .filter(changed -> changed.item().status() != ItemStatus.DONE)
                .map(changed -> Family.of(changed.about()))
                .collect(Collectors.toSet());
        return lines().stream().collect(Collectors.partitioningBy(line -> !open.contains(Family.of(line.about()))));
    }
}
