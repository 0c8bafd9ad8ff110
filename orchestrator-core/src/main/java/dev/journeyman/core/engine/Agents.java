package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The agents there are; for a role the chosen one, else the first that plays it. */
public final class Agents {
    private final List<Agent> agents;
    private final Map<String, Agent> chosen;

    /** Agents in order of preference. */
    public Agents(List<Agent> agents) {
        this(agents, Map.of());
    }

    /**
     * Agents in order of preference, and those that were chosen.
     *
     * @param chosen the agent of a role, by the role's name
     * @throws OrchestratorException if one was chosen for a role that it does not play
     */
    public Agents(List<Agent> agents, Map<String, Agent> chosen) {
        this.agents = List.copyOf(agents);
        this.chosen = Map.copyOf(chosen);
        this.chosen.forEach(Agents::requirePlays);
    }

    private static void requirePlays(String role, Agent agent) {
        List<String> roles = agent.profile().roles().stream().map(Role::name).toList();
        if (!roles.contains(role)) {
            throw new OrchestratorException(Failure.giveUp(
                    "agent.wrong-role",
                    "The agent '" + agent.profile().name() + "' was chosen as " + role + ", but it plays " + roles
                            + ": choose it for one of these."));
        }
    }

    /** Whether an agent came with the library; such ones are trusted further unless the user says otherwise. */
    boolean bundled(String name) {
        return Stream.concat(chosen.values().stream(), agents.stream())
                .filter(agent -> agent.profile().name().equals(name))
                .anyMatch(agent -> agent.getClass().getName().startsWith("dev.journeyman."));
    }

    /** The agent that plays a role. */
    public Agent forRole(Role role) {
        return Optional.ofNullable(chosen.get(role.name())).orElseGet(() -> firstFor(role));
    }

    private Agent firstFor(Role role) {
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
