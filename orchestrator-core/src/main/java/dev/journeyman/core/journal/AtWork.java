package dev.journeyman.core.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that had begun and not ended: a phase, or an item of a plan in it.
 *
 * @param phase the phase
 * @param item the item's key; "" if the phase itself was at work
 * @param agent who worked; "" if the engine did
 * @param since when it began
 * @param last the last thing that was done for it; "" if nothing was
 */
public record AtWork(String phase, String item, String agent, Instant since, String last) {

    /** What is at work where a timeline ends. */
    public static List<AtWork> of(List<Recorded> timeline) {
        Map<String, AtWork> open = new LinkedHashMap<>();
        timeline.forEach(recorded -> apply(recorded, open));
        List<AtWork> work = new ArrayList<>(open.values());
        boolean items = work.stream().anyMatch(unit -> !unit.item().isEmpty());
        work.removeIf(unit -> items && unit.item().isEmpty());
        return List.copyOf(work);
    }

    private static void apply(Recorded recorded, Map<String, AtWork> open) {
        Event event = recorded.event();
        if (event instanceof Event.PhaseStarted started) {
            open.clear();
            open.put(recorded.scope(), new AtWork(started.phase(), "", "", recorded.at(), ""));
        } else if (event instanceof Event.ItemStarted started) {
            open.put(recorded.scope(), new AtWork(recorded.phase(), started.key(), "", recorded.at(), ""));
        } else if (ends(event)) {
            open.remove(recorded.scope());
        } else {
            open.computeIfPresent(innermost(recorded.scope(), open), (scope, unit) -> unit.after(recorded));
        }
    }

    private static boolean ends(Event event) {
        return event instanceof Event.PhaseDone
                || event instanceof Event.PhaseFailed
                || event instanceof Event.ItemDone
                || event instanceof Event.ItemFailed
                || event instanceof Event.ItemReturned;
    }

    private static String innermost(String scope, Map<String, AtWork> open) {
        String around = scope;
        while (!open.containsKey(around) && around.contains("/")) {
            around = around.substring(0, around.lastIndexOf('/'));
        }
        return around;
    }

    private AtWork after(Recorded recorded) {
        if (recorded.event() instanceof Event.AskOpened asked) {
            return new AtWork(phase, item, asked.agent(), since, last);
        }
        boolean done = recorded.event() instanceof Event.StepDone || recorded.event() instanceof Event.AskDone;
        return done ? new AtWork(phase, item, agent, since, recorded.call()) : this;
    }
}
