package dev.journeyman.cli.chaos;

import java.time.Instant;

/**
 * Something that was done to a node.
 *
 * @param kind what
 * @param process the process that it hit
 * @param at when
 * @param until when the process was let go on; for ever if it was killed
 */
record Strike(Kind kind, String process, Instant at, Instant until) {
    /** What it was. */
    enum Kind {
        KILLED,
        FROZEN
    }
}
