package dev.journeyman.core.engine;

import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What people want done differently: a fold over the timeline. */
final class Remarks {
    private Remarks() {}

    /** All of them, oldest first. */
    static List<Feedback> of(Timeline timeline) {
        return before(timeline, Long.MAX_VALUE);
    }

    /** Those that were recorded before an event: what is done anew from there knows the same. */
    static List<Feedback> before(Timeline timeline, long sequence) {
        Set<Feedback> said = new LinkedHashSet<>();
        timeline.events().stream()
                .filter(recorded -> recorded.sequence() < sequence)
                .forEach(recorded -> said.addAll(in(recorded)));
        return new ArrayList<>(said);
    }

    /** Those that an event brings; a phase repeats what its lost attempts were told. */
    static List<Feedback> in(Recorded recorded) {
        if (recorded.event() instanceof Event.PhaseStarted phase) {
            return phase.feedback();
        }
        if (recorded.event() instanceof Event.Answered answered
                && recorded.call().equals(PhaseHistory.GATE)) {
            return answered.answer().feedback().stream().toList();
        }
        boolean resumed =
                recorded.event() instanceof Event.Received received && received.signal() instanceof Signal.Resume;
        return resumed ? ((Signal.Resume) ((Event.Received) recorded.event()).signal()).feedback() : List.of();
    }
}
