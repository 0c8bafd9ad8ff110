package dev.journeyman.core.engine;

import dev.journeyman.api.WorkflowStatus;
import java.util.Optional;

/** Whether a run is to end, and how. Thread-safe; the first request counts, a hard one may follow. */
final class Control {
    private volatile Optional<Request> request = Optional.empty();
    private volatile boolean hard;

    /**
     * A request to come to rest.
     *
     * @param status in which state
     * @param reason why, for people
     */
    record Request(WorkflowStatus status, String reason) {}

    /** Ends the run after the atomic unit at work. */
    synchronized void rest(WorkflowStatus status, String reason) {
        if (request.isEmpty()) {
            request = Optional.of(new Request(status, reason));
        }
    }

    /** Forgets a request that is done by noting it. */
    synchronized void withdraw() {
        request = Optional.empty();
    }

    /** Ends programs and model calls at once, too. */
    void endNow() {
        hard = true;
    }

    boolean cancelled() {
        return request.isPresent();
    }

    boolean hard() {
        return hard;
    }

    Optional<Request> request() {
        return request;
    }
}
