package dev.journeyman.cli.chaos;

import java.time.Instant;

/**
 * Something that was done to a node.
 *
 * @param kind what
 * @param process the process that it hit
 * @param at when
 * @param until when the process was let go on; for ever if it was to end
 */
record Strike(Kind kind, String process, Instant at, Instant until) {
    /** What it was. */
    enum Kind {
        KILLED,
        DRAINED,
        FROZEN
    }
}
