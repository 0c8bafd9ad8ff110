package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.OrchestratorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Projects and labels by their names; those that are missing are made. */
final class Names {
    private final LinearApi api;
    private final Settings settings;
    private final Team team;
    private final Map<String, String> projects = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    Names(LinearApi api, Settings settings, Team team) {
        this.api = api;
        this.settings = settings;
        this.team = team;
    }

    /** The id of the project that shows one of ours. */
    String project(String ours) throws InterruptedException {
        String name = settings.project().orElse(ours);
        String known = projects.get(name);
        if (known != null) {
            return known;
        }
        Optional<String> there = findProject(name);
        String id = there.isPresent() ? there.get() : createProject(name);
        projects.put(name, id);
        return id;
    }

    /** Looks a project up without making it. */
    Optional<String> findProject(String name) throws InterruptedException {
        Map<String, ?> filter = Map.of(
                "name", Map.of("eq", name), "accessibleTeams", Map.of("some", Map.of("id", Map.of("eq", team.id()))));
        JsonNode found = api.call(Operation.PROJECTS, Map.of("filter", filter))
                .path("projects")
                .path("nodes");
        return Optional.of(found.path(0).path("id").asText("")).filter(id -> !id.isEmpty());
    }

    private String createProject(String name) throws InterruptedException {
        Map<String, ?> input =
                Map.of("id", ClientId.of("project", team.id(), name), "name", name, "teamIds", List.of(team.id()));
        return api.call(Operation.PROJECT_CREATE, Map.of("input", input))
                .path("projectCreate")
                .path("project")
                .path("id")
                .asText();
    }

    /** The ids of labels; one that Linear refuses to make is left out. */
    List<String> labels(List<String> names) throws InterruptedException {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(labels.keySet());
        if (!unknown.isEmpty()) {
            labels.putAll(findLabels(unknown));
        }
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            if (!labels.containsKey(name)) {
                createLabel(name).ifPresent(id -> labels.put(name, id));
            }
            Optional.ofNullable(labels.get(name)).ifPresent(ids::add);
        }
        return ids;
    }

    private Map<String, String> findLabels(Set<String> names) throws InterruptedException {
        Map<String, String> found = new HashMap<>();
        Map<String, ?> filter = Map.of("name", Map.of("in", List.copyOf(names)));
        for (JsonNode label : Pages.all(api, Operation.LABELS, "issueLabels", filter)) {
            String owner = label.path("team").path("id").asText(team.id());
            if (owner.equals(team.id())) {
                found.put(label.path("name").asText(), label.path("id").asText());
            }
        }
        return found;
    }

    private Optional<String> createLabel(String name) throws InterruptedException {
        Map<String, ?> input = Map.of("id", ClientId.of("label", team.id(), name), "name", name, "teamId", team.id());
        try {
            return Optional.of(api.call(Operation.LABEL_CREATE, Map.of("input", input))
                    .path("issueLabelCreate")
                    .path("issueLabel")
                    .path("id")
                    .asText());
        } catch (OrchestratorException e) {
            if (Trouble.isRefusal(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
