package dev.journeyman.api.store;

/**
 * A signal in an inbox.
 *
 * @param position 1 for the first of a workflow, then growing
 * @param id chosen by the poster
 * @param json opaque text
 */
public record PostedSignal(long position, String id, String json) {}
