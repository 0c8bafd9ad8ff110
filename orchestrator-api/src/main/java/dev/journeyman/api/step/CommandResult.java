package dev.journeyman.api.step;

/**
 * How a program ended.
 *
 * @param exitCode its exit code; -1 if it was ended for taking too long, or for breaking a limit of its sandbox
 * @param output what it wrote to both streams, cut to 32 KB head and tail
 * @param timedOut whether it was ended for taking too long
 * @param millis how long it took
 */
public record CommandResult(int exitCode, String output, boolean timedOut, long millis) {}
