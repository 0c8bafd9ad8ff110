package dev.journeyman.api;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that went wrong, understood well enough to say what to do about it.
 *
 * @param remedy what to do
 * @param code a stable, dotted, lower-case name such as {@code edit.not-unique}
 * @param message what, where and what to do next; for people, and for models that repair
 * @param retryAfter the earliest time of a repeat, from now; only with {@link Remedy#RETRY_AFTER}
 */
public record Failure(Remedy remedy, String code, String message, Optional<Duration> retryAfter) {

    /** A failure that no repeat will help. */
    public static Failure giveUp(String code, String message) {
        return of(Remedy.GIVE_UP, code, message);
    }

    /** A failure with a remedy and no time named. */
    public static Failure of(Remedy remedy, String code, String message) {
        return new Failure(remedy, code, message, Optional.empty());
    }

    /** A failure whose cause named the time of a repeat. */
    public static Failure retryAfter(Duration delay, String code, String message) {
        return new Failure(Remedy.RETRY_AFTER, code, message, Optional.of(delay));
    }
}
