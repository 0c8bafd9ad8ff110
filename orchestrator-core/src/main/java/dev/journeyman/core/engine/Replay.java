package dev.journeyman.core.engine;

import dev.journeyman.core.journal.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a scope asked for when it ran before, and how far this run has come: the n-th call must be the n-th recorded. */
final class Replay {
    private final List<Map.Entry<String, List<Recorded>>> recorded;
    private final Map<String, Integer> ordinals = new HashMap<>();
    private int next;

    Replay(Map<String, List<Recorded>> calls) {
        recorded = new ArrayList<>(calls.entrySet());
    }

    /** The name of the next call of a kind: the kind and how often it was asked for. */
    String name(String kind, char separator) {
        return kind + separator + ordinals.merge(kind, 1, Integer::sum);
    }

    /** What was recorded for the next call; empty if it is new. */
    List<Recorded> next(String call) {
        if (next == recorded.size()) {
            return List.of();
        }
        Map.Entry<String, List<Recorded>> expected = recorded.get(next);
        if (!expected.getKey().equals(call)) {
            throw new Unwind(
                    Unwind.Cause.MISMATCH,
                    "the code asks for '" + call + "' where '" + expected.getKey() + "' is recorded");
        }
        next++;
        return expected.getValue();
    }

    /** To be called when the scope ends: nothing recorded may be left. */
    void end() {
        if (next < recorded.size()) {
            throw new Unwind(
                    Unwind.Cause.MISMATCH,
                    "the code ended before it asked for '" + recorded.get(next).getKey() + "', which is recorded");
        }
    }
}
