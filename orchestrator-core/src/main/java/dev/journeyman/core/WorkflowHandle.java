package dev.journeyman.core;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.engine.WorkflowRun;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A workflow that this orchestrator runs, or ran. Thread-safe. */
public final class WorkflowHandle {
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowHandle.class);

    private final Orchestrator orchestrator;
    private final WorkflowId id;
    private final Duration grace;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile @Nullable WorkflowRun run;

    WorkflowHandle(Orchestrator orchestrator, WorkflowId id, Duration grace) {
        this.orchestrator = orchestrator;
        this.id = id;
        this.grace = grace;
    }

    static WorkflowHandle resting(Orchestrator orchestrator, WorkflowId id) {
        WorkflowHandle handle = new WorkflowHandle(orchestrator, id, Duration.ZERO);
        handle.ended.complete(true);
        return handle;
    }

    /** Before anything runs. */
    void begins(WorkflowRun next) {
        run = next;
        next.whenAskedToRest(() -> limit(next));
    }

    /** What does not end in time is ended; it is done again at a resume. */
    private void limit(WorkflowRun asked) {
        CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS)
                .execute(asked::cutOff);
    }

    /** After everything of the run has ended. */
    void rests(@Nullable Throwable failure) {
        if (failure == null) {
            ended.complete(true);
        } else {
            ended.completeExceptionally(failure);
        }
    }

    /** The workflow. */
    public WorkflowId id() {
        return id;
    }

    /**
     * Waits until the workflow rests: completed, failed, stopped, or paused because a person must say something.
     *
     * @throws OrchestratorException if it could not be recorded any more; it then goes on at a resume
     */
    public WorkflowResult await() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
        return orchestrator.result(id);
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException known) {
            return known;
        }
        return new IllegalStateException("The run ended by an accident.", cause);
    }

    /** Lets the atomic unit at work finish, within the time of grace, and stops; does not wait for it. */
    public void stop(String reason) {
        rest(WorkflowStatus.STOPPED, reason);
    }

    /** Lets the atomic unit at work finish, within the time of grace, and pauses; does not wait for it. */
    public void pause(String reason) {
        rest(WorkflowStatus.PAUSED, reason);
    }

    /**
     * Lets the atomic unit at work finish, within the time of grace, and leaves the workflow as one that runs: whoever is next
     * goes on with it. Does not wait for it.
     */
    public void handOver(String reason) {
        rest(WorkflowStatus.RUNNING, reason);
    }

    /**
     * Takes the workflow back to an event, from where it goes on if it runs; does not wait for it.
     *
     * @throws OrchestratorException with a code {@code rollback.*} if the event cannot be gone back to
     */
    public void rollBack(Signal.RollBack signal) {
        orchestrator.rollBack(id, signal);
    }

    /** Gives the workflow up for good and frees its directories; what was delivered stays. Does not wait for it. */
    public void abandon(String reason) {
        rest(WorkflowStatus.ABANDONED, reason);
    }

    /** Ends what is at work at once; what it had recorded stays. */
    public void endNow() {
        WorkflowRun current = run;
        if (current != null) {
            current.endNow();
        }
    }

    private void rest(WorkflowStatus status, String reason) {
        WorkflowRun current = run;
        if (current != null) {
            current.rest(status, reason);
        }
    }

    /** Waits for the atomic unit at work, then ends it, and waits for that. */
    void awaitRest() {
        try {
            if (!rests()) {
                endNow();
                if (!rests()) {
                    LOG.warn("Something in workflow {} does not end although it was interrupted.", id);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            endNow();
        }
    }

    private boolean rests() throws InterruptedException {
        try {
            ended.get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.debug("The run of {} had failed.", id, e);
        }
        return true;
    }
}
