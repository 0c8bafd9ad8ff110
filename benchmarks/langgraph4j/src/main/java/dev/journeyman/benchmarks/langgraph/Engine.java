package dev.journeyman.benchmarks.langgraph;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * A durable engine with one run of its own, used as its documentation says.
 *
 * <p>What a run had recorded is not to be done again when it goes on: whoever counts sees each body that begins.
 */
interface Engine {
    /** The length of what each step adds to the state. */
    int NEWS = 1024;

    /**
     * Runs steps one after the other, each of which adds a text of its own to the state; goes on with what was recorded.
     *
     * @param begun is told the number of each step whose body begins, from 1
     * @return the state at the end
     */
    List<String> grow(int steps, IntConsumer begun) throws Exception;

    /**
     * Runs branches side by side; goes on with what was recorded.
     *
     * @param begun is told the number of each branch whose body begins, from 1; what it throws fails the branch
     * @return whether all branches are done
     */
    boolean fork(int branches, IntConsumer begun) throws Exception;

    /** What a step adds; no two are equal, as the peer keeps equal ones once. */
    static String news(int number) {
        String start = number + " ";
        return start + "x".repeat(NEWS - start.length());
    }
}
