package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Issues by their ids. */
final class Issues {
    /** More Linear does not take at once. */
    static final int BATCH = 50;

    private Issues() {}

    static Map<String, Issue> byId(Iterable<JsonNode> nodes) {
        Map<String, Issue> issues = new HashMap<>();
        nodes.forEach(node -> issues.put(node.path("id").asText(), Issue.of(node)));
        return issues;
    }

    /** Those that are there; deleted and archived ones are not. */
    static Map<String, Issue> find(LinearApi api, List<String> ids) throws InterruptedException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<JsonNode> found =
                new ArrayList<>(Pages.all(api, Operation.ISSUES, "issues", Map.of("id", Map.of("in", ids))));
        return byId(found);
    }
}
