package dev.journeyman.api.agent;

import dev.journeyman.api.Provider;

/** Makes an {@link Agent}; found by {@link java.util.ServiceLoader}. */
public interface AgentProvider extends Provider<Agent> {}
