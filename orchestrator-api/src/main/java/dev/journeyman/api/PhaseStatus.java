package dev.journeyman.api;

/** Where a phase of a workflow stands. */
public enum PhaseStatus {
    PENDING,
    RUNNING,
    COMPLETED,
    SKIPPED,
    FAILED
}
