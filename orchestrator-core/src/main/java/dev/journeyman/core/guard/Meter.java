package dev.journeyman.core.guard;

import java.time.Duration;

/**
 * What an account has used up so far.
 *
 * @param ledger money, tokens and calls, reserved ones included
 * @param actions tries of steps
 * @param active time it ran
 */
public record Meter(Ledger ledger, int actions, Duration active) {}
