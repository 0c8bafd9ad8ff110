package dev.journeyman.agents.llm.model;

import java.time.Duration;

/**
 * What one call may take of us.
 *
 * @param connect time until a connection stands
 * @param answer time until the whole answer is here
 * @param bytes size of an answer
 */
record HttpLimits(Duration connect, Duration answer, int bytes) {
    /** Ten minutes, as a long answer of a slow model takes minutes. */
    static final HttpLimits DEFAULT = new HttpLimits(Duration.ofSeconds(10), Duration.ofMinutes(10), 16 << 20);
}
