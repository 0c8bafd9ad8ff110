package dev.journeyman.api.store;

import dev.journeyman.api.WorkflowId;
import java.time.InstantSource;

/** One of the processes that run the workflows of a store side by side. Called by several threads. */
public interface Node {
    /** Told from the others by it, and shown to people. */
    String name();

    /** How many workflows it runs at once at most. */
    int atOnce();

    /** Its only source of time. */
    InstantSource clock();

    /**
     * Goes on with a workflow until it rests, if it can be had; a proposal is no right to it: the lease decides.
     *
     * @return how it ended
     */
    Turn run(WorkflowId id) throws InterruptedException;

    /** How it ended that a workflow was proposed to a node. */
    enum Turn {
        /** The workflow rests, and all that was said to it until the turn began has been taken up. */
        RESTS,
        /** Somebody else owns it. */
        OWNED,
        /** It cannot go on at this node, such as for want of its code; another may be able to. */
        ELSEWHERE,
        /** It was begun, and is to go on as soon as somebody has room for it. */
        HANDED_OVER
    }
}
