package dev.journeyman.testkit.crash;

/**
 * How a process ended, and what it said.
 *
 * @param killed whether SIGKILL ended it; else it ended by itself
 * @param exit its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Life(boolean killed, int exit, String out, String err) {
    /** Whether it ended by itself, and well. */
    public boolean succeeded() {
        return exit == 0;
    }
}
