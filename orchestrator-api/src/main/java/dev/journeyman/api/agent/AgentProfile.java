package dev.journeyman.api.agent;

import dev.journeyman.api.Role;
import java.util.List;
import java.util.Set;

/**
 * What an agent is. It declares no maturity: that is granted by the user's configuration.
 *
 * @param name unique among the agents of an orchestrator, {@code [a-z0-9-]}
 * @param roles the roles it plays
 * @param capabilities free words that help to match it to items, such as {@code java}
 */
public record AgentProfile(String name, Set<Role> roles, List<String> capabilities) {
    public AgentProfile {
        roles = Set.copyOf(roles);
        capabilities = List.copyOf(capabilities);
    }
}
