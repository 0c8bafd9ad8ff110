package dev.journeyman.core.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The world outside the engine: it survives crashes, and counts what is done to it. One thread at a time. */
final class World {
    private final Map<String, Integer> effects = new TreeMap<>();
    private final Map<String, Integer> undone = new TreeMap<>();
    private boolean resisting;
    private final Set<String> helped = new HashSet<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private final Set<String> repaired = new HashSet<>();
    private final Set<String> recorded = new HashSet<>();
    private final List<String> violations = new ArrayList<>();

    /** A body begins; that of a recorded step must not. */
    void begin(String step) {
        if (recorded.contains(step)) {
            violations.add("the body of " + step + " ran although it was recorded");
        }
    }

    /** Which steps are recorded now. */
    void recorded(Collection<String> steps) {
        recorded.clear();
        recorded.addAll(steps);
    }

    void record(String step) {
        recorded.add(step);
    }

    /** How often this was tried, this time included. */
    int tried(String what) {
        return tries.merge(what, 1, Integer::sum);
    }

    boolean done(String effectId) {
        return effects.containsKey(effectId);
    }

    void effect(String effectId, String label) {
        labels.put(effectId, label);
        if (undone.containsKey(effectId)) {
            violations.add("effect " + effectId + " of " + label + " was done after it had been undone");
        }
        if (effects.merge(effectId, 1, Integer::sum) > 1) {
            violations.add("effect " + effectId + " of " + label + " was done twice");
        }
    }

    /** Takes an effect back, unless it never happened or was taken back before. */
    void undo(String effectId) {
        if (done(effectId) && !undone.containsKey(effectId)) {
            undone.merge(effectId, 1, Integer::sum);
        }
        undone.putIfAbsent(effectId, 0);
    }

    /** From now on some effects cannot be taken back before somebody helps. */
    void resist() {
        resisting = true;
    }

    boolean resists(String effectId) {
        return resisting && Math.floorMod(effectId.hashCode(), 5) == 0 && !helped.contains(effectId);
    }

    void help(String effectId) {
        helped.add(effectId);
    }

    /** How many effects were taken back. */
    int undone() {
        return undone.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Repairs what is broken; false if it was repaired before. */
    boolean repair(String id) {
        return repaired.add(id);
    }

    boolean repaired(String id) {
        return repaired.contains(id);
    }

    Set<String> repaired() {
        return Set.copyOf(repaired);
    }

    void violation(String what) {
        violations.add(what);
    }

    List<String> violations() {
        return violations;
    }

    /** How many effects there are, by label. */
    Map<String, Long> effects() {
        Map<String, Long> counts = new TreeMap<>();
        labels.forEach((id, label) -> {
            if (!undone.containsKey(id)) {
                counts.merge(label, 1L, Long::sum);
            }
        });
        return counts;
    }
}
