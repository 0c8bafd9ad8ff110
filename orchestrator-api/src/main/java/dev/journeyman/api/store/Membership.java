package dev.journeyman.api.store;

/** A node's place among those that share a store; as long as it lasts, workflows that nobody runs are proposed to the node. */
public interface Membership extends AutoCloseable {
    /** Ends it, and waits for the turns that are under way: who wants them short ends them before. Harmless when repeated. */
    @Override
    void close();
}
