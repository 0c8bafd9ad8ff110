package dev.journeyman.core.journal;

import java.util.HashMap;
import java.util.Map;

/** The highest attempt of each phase and item among some events, such as 2 for {@code code} where {@code code#2} ran. */
public final class Attempts {
    private final Map<String, Integer> highest = new HashMap<>();

    /** Takes an event into account. */
    public void apply(Recorded recorded) {
        int hash = recorded.scope().lastIndexOf('#');
        boolean opens = recorded.event() instanceof Event.PhaseStarted || recorded.event() instanceof Event.ItemStarted;
        if (opens && hash > 0) {
            int attempt = Integer.parseInt(recorded.scope().substring(hash + 1));
            highest.merge(recorded.scope().substring(0, hash), attempt, Math::max);
        }
    }

    /** The highest attempt of what has this path; 0 if there was none. */
    public int highest(String path) {
        return highest.getOrDefault(path, 0);
    }
}
