package dev.journeyman.api;

/** What whoever meets a failure should do about it. */
public enum Remedy {
    /** Try the same again, not before the time the failure names. */
    RETRY_AFTER,
    /** Try the same again after a growing delay. */
    BACKOFF,
    /** The same again would fail again: send less. */
    SHRINK_CONTEXT,
    /** Ask another model. */
    FALLBACK_MODEL,
    /** Only a person can go on: money, permission, a decision. */
    ASK_HUMAN,
    /** Deterministic: no repeat will help. */
    GIVE_UP;

    /** True where a plain repeat may succeed. */
    public boolean retryable() {
        return this == RETRY_AFTER || this == BACKOFF;
    }
}
