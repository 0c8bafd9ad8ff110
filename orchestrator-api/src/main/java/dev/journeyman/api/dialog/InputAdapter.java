package dev.journeyman.api.dialog;

import dev.journeyman.api.WorkflowId;
import java.util.Optional;

/**
 * A place where a person meets workflows: a terminal, a web page, nobody at all.
 *
 * <p>Called by many threads. Passes {@code InputAdapterContract}.
 */
public interface InputAdapter extends AutoCloseable {
    /** The next request; empty if none comes from here. */
    Optional<WorkRequest> nextRequest() throws InterruptedException;

    /**
     * Asks a person.
     *
     * @return the answer; empty for "not here, not now": the workflow parks and can be answered later
     * @throws InterruptedException if it was answered elsewhere meanwhile
     */
    Optional<Answer> ask(WorkflowId workflow, AskedQuestion question) throws InterruptedException;

    /** Shows where a workflow stands, after each durable change. Be quick; exceptions are logged and not passed on. */
    void show(WorkflowView view);

    /** Frees what it holds; never throws a checked exception. */
    @Override
    void close();
}
