package dev.journeyman.api.step;

import java.util.Optional;

/**
 * What a killed try left behind.
 *
 * @param tree what stood in the worktree; saved, not lost
 * @param session id of the session of an opaque agent
 * @param lastAction the last thing it was seen doing
 */
public record Interrupted(Optional<String> tree, Optional<String> session, Optional<String> lastAction) {}
