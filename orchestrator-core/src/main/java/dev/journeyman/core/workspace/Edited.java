package dev.journeyman.core.workspace;

import dev.journeyman.api.step.Change;

/**
 * The outcome of edits.
 *
 * @param commit the new commit; the parent itself if nothing changed
 * @param change what changed against the parent; its tree is git's tree id
 */
public record Edited(String commit, Change change) {}
