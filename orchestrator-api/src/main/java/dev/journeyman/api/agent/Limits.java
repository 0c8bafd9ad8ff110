package dev.journeyman.api.agent;

import java.time.Duration;

/**
 * What is left for an ask.
 *
 * @param modelCalls calls
 * @param microDollars money in millionths of a US dollar
 * @param time wall time
 */
public record Limits(int modelCalls, long microDollars, Duration time) {}
