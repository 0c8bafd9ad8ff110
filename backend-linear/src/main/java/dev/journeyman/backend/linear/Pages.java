package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows the pages of a list. */
final class Pages {
    private Pages() {}

    /** All nodes, page after page; a page may hold fewer than it could. */
    static List<JsonNode> all(LinearApi api, Operation operation, String list, Map<String, ?> filter)
            throws InterruptedException {
        List<JsonNode> nodes = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("filter", filter));
        boolean more = true;
        while (more) {
            JsonNode page = api.call(operation, variables).path(list);
            page.path("nodes").forEach(nodes::add);
            String end = page.path("pageInfo").path("endCursor").asText("");
            more = page.path("pageInfo").path("hasNextPage").asBoolean() && !end.equals(variables.put("after", end));
        }
        return nodes;
    }
}
