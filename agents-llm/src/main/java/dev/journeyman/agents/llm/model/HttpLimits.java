package dev.journeyman.agents.llm.model;

import java.time.Duration;

/**
 * What one call may take of us.
 *
 * @param connect time until a connection stands
 * @param silence time without a byte once an answer has begun
 * @param answer time until the whole answer is here
 * @param bytes size of an answer
 */
record HttpLimits(Duration connect, Duration silence, Duration answer, int bytes) {
    /** Ten minutes, as a long answer of a slow model takes minutes. */
    static final HttpLimits DEFAULT =
            new HttpLimits(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), 16 << 20);

    /** The same with another time for the whole answer, which no other time exceeds. */
    HttpLimits withAnswer(Duration time) {
        return new HttpLimits(shorter(connect, time), shorter(silence, time), time, bytes);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
