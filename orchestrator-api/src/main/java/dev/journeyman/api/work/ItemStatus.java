package dev.journeyman.api.work;

/** Where a work item stands. */
public enum ItemStatus {
    TODO,
    IN_PROGRESS,
    DONE,
    /** Waits for a person, or failed; the note says why. */
    BLOCKED
}
