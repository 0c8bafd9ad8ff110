package dev.journeyman.api.store;

/**
 * Who owns a workflow, as far as can be seen from here; for people.
 *
 * @param name what the owner called itself
 * @param processId its process on this machine; 0 if unknown or elsewhere
 * @param alive whether that process lives
 */
public record Owner(String name, long processId, boolean alive) {}
