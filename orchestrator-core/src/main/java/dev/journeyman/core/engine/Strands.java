package dev.journeyman.core.engine;

import java.util.function.BooleanSupplier;

/**
 * Runs the threads of a workflow's scopes and lets them wait for one another.
 *
 * <p>The engine has no other way to start or to block a thread, so tests can run one at a time in any order they like.
 */
public interface Strands {
    /** Runs a body on a thread of its own. */
    void fork(String name, Runnable body);

    /** A point where another thread may go first. */
    void pause();

    /** Waits until a condition holds; it is looked at again after each {@link #changed()}. */
    void await(BooleanSupplier condition) throws InterruptedException;

    /** Says that a condition somebody waits for may hold now. */
    void changed();

    /** Interrupts all threads that still run; nothing waits for them. */
    void interrupt();
}
