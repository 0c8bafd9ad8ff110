package dev.journeyman.api.artifact;

/**
 * An acceptance criterion that can be executed.
 *
 * @param given the state before
 * @param when what happens
 * @param then what must be seen
 */
public record Criterion(String given, String when, String then) {}
