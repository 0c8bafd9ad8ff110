package dev.journeyman.api.step;

import java.util.List;

/**
 * A place where steps are recorded. Belongs to one thread: a call from another one, or from inside a step's body, throws
 * {@link IllegalStateException}. Made by the engine only; may grow.
 */
public interface Scope {
    /**
     * Passes the gate, runs the body and records the result; on a replay answers from the record.
     *
     * @param result the type of the result, also the one decoded from the record
     * @throws ActionDeniedException if the gate says no
     * @throws StepFailedException if the body failed for good
     */
    <T> T step(Action action, Class<T> result, StepBody<T> body);

    /**
     * Edits files: all or none; a step.
     *
     * @throws StepFailedException with a code {@code edit.*} and a message that says how to repair the edit
     */
    Change change(List<FileEdit> edits);

    /** Runs a program in the worktree; a step. A non-zero exit code is a result, not a failure. */
    CommandResult run(Command command);

    /** The files as of the last step passed. */
    Tree tree();
}
