package dev.journeyman.api.work;

/** How urgent an item is; P0 goes first. */
public enum Priority {
    P0,
    P1,
    P2,
    P3
}
