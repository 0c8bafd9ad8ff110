package dev.journeyman.core.journal;

import java.time.Instant;

/**
 * A named place in a journal where code and state are known together.
 *
 * @param sequence the event
 * @param at when it was appended
 * @param name what it is, such as {@code after plan}
 * @param commit the tree's commit in the engine's store
 * @param counts false if a rollback, a redo or a retry has taken it off the timeline since
 */
public record Checkpoint(long sequence, Instant at, String name, String commit, boolean counts) {}
