package dev.journeyman.core.engine;

import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far the inbox was copied: a fold over all events. What is taken while a signal is being done is out of its turn. */
final class InboxPosition {
    private final Orders orders = new Orders();
    private final Set<String> handled = new HashSet<>();
    private Optional<Signal.Answered> answer = Optional.empty();
    private long last;

    /** Where a journal stands. */
    static InboxPosition of(List<Recorded> journal) {
        InboxPosition position = new InboxPosition();
        journal.forEach(position::apply);
        return position;
    }

    private void apply(Recorded recorded) {
        answer = answer.filter(said -> !settles(recorded.event(), said));
        if (recorded.event() instanceof Event.Received received) {
            answer = received.signal() instanceof Signal.Answered said ? Optional.of(said) : answer;
            handled.add(received.signal().id());
            last = orders.done() ? Math.max(last, received.position()) : last;
        } else if (recorded.event() instanceof Event.Ignored ignored) {
            handled.add(ignored.signalId());
        }
        orders.apply(recorded);
    }

    private static boolean settles(Event event, Signal.Answered said) {
        return (event instanceof Event.Answered answered
                        && answered.questionId().equals(said.questionId()))
                || (event instanceof Event.Ignored ignored && ignored.signalId().equals(said.id()));
    }

    /** The answer that was copied, and neither recorded nor ignored. */
    Optional<Signal.Answered> answer() {
        return answer;
    }

    /** The position up to which nothing is left to be copied. */
    long last() {
        return last;
    }

    void moveTo(long position) {
        last = position;
    }

    /** Marks a signal as copied; false if it was before. */
    boolean handle(String signalId) {
        return handled.add(signalId);
    }

    boolean isHandled(String signalId) {
        return handled.contains(signalId);
    }

    /** The control signal that was copied and is still to be done. */
    Optional<Signal> open() {
        return orders.open();
    }

    boolean rollingBack() {
        return orders.rollingBackTo().isPresent();
    }
}
