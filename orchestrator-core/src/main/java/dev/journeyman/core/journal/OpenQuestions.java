package dev.journeyman.core.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The questions that wait for an answer: a fold over the timeline. What has ended without one waits no longer. */
public final class OpenQuestions {
    private final Map<Long, Recorded> open = new LinkedHashMap<>();

    /** Takes the next event into account. */
    public void apply(Recorded recorded) {
        Event event = recorded.event();
        if (event instanceof Event.Asked) {
            open.put(recorded.sequence(), recorded);
        } else if (event instanceof Event.Answered
                || event instanceof Event.StepDone
                || event instanceof Event.StepFailed) {
            open.values().removeIf(asked -> asked.callId().equals(recorded.callId()));
        } else if (event instanceof Event.AskDone || event instanceof Event.AskFailed) {
            open.values().removeIf(asked -> asked.within(recorded.callId()));
        }
    }

    /** The one that has waited longest; one about undoing an effect goes first, since nothing else can go on before it. */
    public Optional<Recorded> oldest() {
        return open.values().stream()
                .filter(asked -> Effects.inUndo(asked.scope()))
                .findFirst()
                .or(() -> open.values().stream().findFirst());
    }
}
