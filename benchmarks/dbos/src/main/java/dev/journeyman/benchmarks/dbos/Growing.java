package dev.journeyman.benchmarks.dbos;

/** The workflow that the peer runs; it wants an interface for it. */
public interface Growing {
    /** Does steps; gives how many. */
    int grow(int steps);
}
