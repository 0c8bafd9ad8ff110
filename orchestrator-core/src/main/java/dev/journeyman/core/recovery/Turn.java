package dev.journeyman.core.recovery;

/**
 * One thing that was tried, and what came of it.
 *
 * @param what the action with its arguments
 * @param outcome its result, or the message of its failure
 * @param failed whether it failed
 */
public record Turn(String what, String outcome, boolean failed) {}
