package dev.journeyman.core.config;

import dev.journeyman.api.dialog.Question;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a gate waits for a person.
 *
 * @param deadline within what time an answer is wanted; empty if it has time
 * @param overdue what becomes of a workflow that nobody has answered by then
 */
public record ApprovalSettings(Optional<Duration> deadline, Question.Overdue overdue) {
    /** No deadline. */
    public static final ApprovalSettings DEFAULTS = new ApprovalSettings(Optional.empty(), Question.Overdue.ASK);

    /** The same with another deadline. */
    public ApprovalSettings within(Duration time) {
        return new ApprovalSettings(Optional.of(time), overdue);
    }
}
