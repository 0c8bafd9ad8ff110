package dev.journeyman.cli.chaos;

import java.time.Instant;

/**
 * Something that was done to a node.
 *
 * @param kind what
 * @param process the process that it hit
 * @param at when
 */
record Strike(Kind kind, String process, Instant at) {
    /** What it was. */
    enum Kind {
        KILLED,
        FROZEN
    }
}
