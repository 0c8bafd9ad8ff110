package dev.journeyman.core.workspace;

import java.time.Instant;

/**
 * One commit of a workflow.
 *
 * @param commit its id
 * @param time when it was made
 * @param author who made it, as {@code name <email>}
 * @param message in full
 */
public record LogEntry(String commit, Instant time, String author, String message) {}
