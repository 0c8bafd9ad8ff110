package dev.journeyman.api.agent;

/**
 * Says how work is done.
 *
 * <p>Called by many threads, each with a context of its own. Outside step bodies it must be deterministic: it sees its
 * assignment, its context and nothing else. Passes {@code AgentContract}.
 */
public interface Agent {
    /** What it is; always the same. */
    AgentProfile profile();

    /**
     * Does the work. An exception is an accident; an understood failure is {@link Outcome.Failed}. Exceptions of the
     * context are for the engine: let them pass, or wrap nothing.
     */
    Outcome perform(Assignment assignment, AgentContext context) throws Exception;
}
