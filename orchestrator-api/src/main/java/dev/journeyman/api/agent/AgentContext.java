package dev.journeyman.api.agent;

import dev.journeyman.api.step.Scope;

/** The scope of one ask. Made by the engine only; may grow. */
public interface AgentContext extends Scope {
    /** What is left, as of the ask's start less what its own passed steps spent. */
    Limits limits();
}
