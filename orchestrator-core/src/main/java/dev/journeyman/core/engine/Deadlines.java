package dev.journeyman.core.engine;

import dev.journeyman.api.dialog.Question;
import dev.journeyman.core.config.ApprovalSettings;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sets the time for answers, and decides when it is over; from then on the decision is read, never the clock. */
final class Deadlines {
    private Deadlines() {}

    /** Until when an answer is wanted to what is asked now. */
    static Optional<Question.Deadline> from(Instant now, ApprovalSettings settings) {
        return settings.deadline().map(time -> new Question.Deadline(now.plus(time), settings.overdue()));
    }

    /** The decision, if it is to be made now: nobody has answered, and it was not made before. */
    static Optional<Event.DeadlinePassed> decide(Question question, List<Recorded> gate, Instant now) {
        return deadline(question)
                .filter(deadline -> passed(deadline, now))
                .filter(deadline -> decided(gate).isEmpty())
                .map(deadline -> new Event.DeadlinePassed(deadline.at()));
    }

    /** The decision that was made. */
    static Optional<Event.DeadlinePassed> decided(List<Recorded> gate) {
        return Timeline.last(gate, Event.DeadlinePassed.class);
    }

    /** Whether the workflow is to stop rather than to go on waiting. */
    static boolean stops(Question question, List<Recorded> gate) {
        return stopping(question).isPresent() && decided(gate).isPresent();
    }

    /** Whether that is to be decided now: nobody is asked any more. */
    static boolean willStop(Question question, Instant now) {
        return stopping(question).filter(deadline -> passed(deadline, now)).isPresent();
    }

    private static Optional<Question.Deadline> stopping(Question question) {
        return deadline(question).filter(deadline -> deadline.then() == Question.Overdue.STOP);
    }

    /** What is added to what is waited for. */
    static String note(List<Recorded> gate) {
        return decided(gate)
                .map(passed -> " (the time for an answer was over at " + passed.deadline() + ")")
                .orElse("");
    }

    private static boolean passed(Question.Deadline deadline, Instant now) {
        return !now.isBefore(deadline.at());
    }

    private static Optional<Question.Deadline> deadline(Question question) {
        return question instanceof Question.Approval approval ? approval.deadline() : Optional.empty();
    }
}
