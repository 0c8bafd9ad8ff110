package dev.journeyman.api;

import java.util.EnumSet;
import java.util.Set;

/** Where a workflow stands. "Interrupted" is not among them: it is RUNNING without an owner, shown and never stored. */
public enum WorkflowStatus {
    NOT_STARTED,
    RUNNING,
    PAUSED,
    STOPPING,
    STOPPED,
    COMPLETED,
    FAILED,
    /** Final. */
    ABANDONED;

    /** Tells whether the transition is legal; a rollback is one to {@link #RUNNING} as well. */
    public boolean canBecome(WorkflowStatus next) {
        return successors().contains(next);
    }

    /** True where nothing will happen until somebody says so. */
    public boolean atRest() {
        return this != NOT_STARTED && this != RUNNING && this != STOPPING;
    }

    private Set<WorkflowStatus> successors() {
        return switch (this) {
            case NOT_STARTED -> EnumSet.of(RUNNING);
            case RUNNING -> EnumSet.of(RUNNING, PAUSED, STOPPING, COMPLETED, FAILED);
            case STOPPING -> EnumSet.of(STOPPED, RUNNING);
            case PAUSED -> EnumSet.of(RUNNING, STOPPED, ABANDONED);
            case STOPPED, FAILED -> EnumSet.of(RUNNING, ABANDONED);
            case COMPLETED -> EnumSet.of(RUNNING);
            case ABANDONED -> EnumSet.noneOf(WorkflowStatus.class);
        };
    }
}
