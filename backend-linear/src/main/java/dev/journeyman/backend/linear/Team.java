package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * The team in Linear that issues belong to.
 *
 * @param id Linear's
 * @param name for people
 * @param viewer who the key belongs to
 * @param states of its issues
 */
record Team(String id, String name, String viewer, States states) {

    /**
     * Looks the team up.
     *
     * @throws dev.journeyman.api.OrchestratorException if there is none of that key
     */
    static Team find(LinearApi api, Settings settings) throws InterruptedException {
        Map<String, ?> byKey = Map.of("key", Map.of("eq", settings.team()));
        JsonNode data = api.call(Operation.TEAM, Map.of("team", byKey, "states", Map.of("team", byKey)));
        JsonNode team = data.path("teams").path("nodes").path(0);
        if (team.isMissingNode()) {
            throw Trouble.because(Trouble.setting(
                    "team",
                    "Linear has no team with the key '" + settings.team() + "' that this API key may see: set"
                            + " settings.linear.team to how its issues begin (ENG-1)."));
        }
        return new Team(
                team.path("id").asText(),
                team.path("name").asText(),
                data.path("viewer").path("name").asText(),
                States.of(data.path("workflowStates").path("nodes"), settings.states()));
    }
}
