package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.Finding;
import dev.journeyman.api.OrchestratorException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks whether Linear could be used: whether it answers, to whom, in which team and project, and how much may be asked. */
final class Examination {
    private static final String NAME = "linear";

    private final Settings settings;
    private final LinearApi api;
    private final String project;

    /**
     * To be run once.
     *
     * @param project the name of the project there
     */
    Examination(Settings settings, LinearApi api, String project) {
        this.settings = settings;
        this.api = api;
        this.project = project;
    }

    /** A finding for each thing; after the first that is wrong there is no more to see. */
    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        try {
            Team team = Team.find(api, settings);
            findings.add(ok("the key in " + settings.key() + " is " + team.viewer() + "'s; team " + team.name() + ": "
                    + team.states().description()));
            findings.add(ok(project(new Names(api, settings, team))));
            findings.add(quota());
        } catch (OrchestratorException e) {
            findings.add(new Finding(NAME, false, e.failure().message()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return findings;
    }

    private static Finding ok(String detail) {
        return new Finding(NAME, true, detail);
    }

    private String project(Names names) throws InterruptedException {
        return names.findProject(project).isPresent()
                ? "project '" + project + "' is there"
                : "there is no project '" + project + "' yet: it is made with the first issue";
    }

    private Finding quota() throws InterruptedException {
        JsonNode limits =
                api.call(Operation.QUOTA, Map.of()).path("rateLimitStatus").path("limits");
        Optional<Finding> exhausted = Optional.empty();
        List<String> left = new ArrayList<>();
        for (JsonNode limit : limits) {
            long remaining = limit.path("remainingAmount").asLong();
            String kind = limit.path("type").asText();
            left.add(remaining + " of " + limit.path("allowedAmount").asLong() + " (" + kind + ")");
            if (remaining <= 0) {
                Instant reset = Quota.moment(limit.path("reset").asLong());
                exhausted = Optional.of(new Finding(
                        NAME,
                        false,
                        "The quota is used up (" + kind + ") until " + reset
                                + ": work goes on, and Linear shows it from then on."));
            }
        }
        return exhausted.orElseGet(() -> ok("quota left: " + String.join(", ", left)));
    }
}
