package dev.journeyman.core.engine;

import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.process.ProcessGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ends programs that outlived the owner that started them, before anything touches their directories. */
final class Orphans {
    private static final Set<Class<? extends Event>> ENDS =
            Set.of(Event.StepDone.class, Event.StepFailed.class, Event.TryFailed.class);

    private Orphans() {}

    static void end(List<Recorded> journal) {
        Map<String, ProcessGroup> open = new LinkedHashMap<>();
        for (Recorded recorded : journal) {
            if (recorded.event() instanceof Event.ProcessStarted started) {
                open.put(recorded.callId() + recorded.sequence(), new ProcessGroup(started.group(), started.started()));
            } else if (ENDS.contains(recorded.event().getClass())) {
                open.keySet().removeIf(key -> key.startsWith(recorded.callId()));
            }
        }
        open.values().forEach(ProcessGroup::end);
    }
}
