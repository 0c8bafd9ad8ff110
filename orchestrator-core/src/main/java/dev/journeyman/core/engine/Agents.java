package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import java.util.List;

/** The agents there are; for a role the first that plays it. */
public final class Agents {
    private final List<Agent> agents;

    /** Agents in order of preference. */
    public Agents(List<Agent> agents) {
        this.agents = List.copyOf(agents);
    }

    /** Whether an agent came with the library; such ones are trusted further unless the user says otherwise. */
    boolean bundled(String name) {
        return agents.stream()
                .filter(agent -> agent.profile().name().equals(name))
                .anyMatch(agent -> agent.getClass().getName().startsWith("dev.journeyman."));
    }

    /** The agent that plays a role. */
    public Agent forRole(Role role) {
        return agents.stream()
                .filter(agent -> agent.profile().roles().contains(role))
                .findFirst()
                .orElseThrow(() -> new OrchestratorException(Failure.of(
                        Remedy.ASK_HUMAN,
                        "agent.none-for-role",
                        "No agent plays the role '" + role
                                + "': add one, for example the artifact agents-llm, or hand it"
                                + " to Orchestrator.builder().agents(...).")));
    }
}
