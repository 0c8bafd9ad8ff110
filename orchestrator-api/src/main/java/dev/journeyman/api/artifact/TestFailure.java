package dev.journeyman.api.artifact;

/**
 * A test that did not pass.
 *
 * @param test {@code class#method}
 * @param type the exception's class, or "" if none was reported
 * @param message what it said, cut to a few lines
 */
public record TestFailure(String test, String type, String message) {}
