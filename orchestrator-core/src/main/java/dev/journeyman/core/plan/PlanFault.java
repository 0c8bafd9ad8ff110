package dev.journeyman.core.plan;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.Graphs;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;

/** Says why a plan is refused, so that whoever made it, a person or a model, can repair it. */
final class PlanFault {
    private PlanFault() {}

    /** Refuses what can be seen without a graph. */
    static void check(Plan plan) {
        if (plan.items().isEmpty()) {
            throw refused("plan.empty", "The plan has no items: name at least one piece of work.");
        }
        checkKeys(plan);
        checkPredecessors(plan);
    }

    private static void checkKeys(Plan plan) {
        Set<String> seen = new HashSet<>();
        List<String> twice = plan.items().stream()
                .map(PlanItem::key)
                .filter(key -> !seen.add(key))
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            throw refused(
                    "plan.duplicate-key",
                    "More than one item of the plan has the key " + quoted(twice)
                            + ": give each item a key of its own.");
        }
    }

    private static void checkPredecessors(Plan plan) {
        Set<String> keys = plan.items().stream().map(PlanItem::key).collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        for (PlanItem item : plan.items()) {
            if (item.dependsOn().contains(item.key())) {
                throw refused(
                        "plan.self-dependency",
                        "The item '" + item.key() + "' depends on itself: remove its own key from its dependsOn.");
            }
            item.dependsOn().stream()
                    .filter(key -> !keys.contains(key))
                    .forEach(key -> unknown.add("'" + item.key() + "' depends on '" + key + "'"));
        }
        if (!unknown.isEmpty()) {
            throw refused(
                    "plan.unknown-predecessor",
                    "The plan has no such item: " + String.join(", ", unknown) + ". Its items are "
                            + shortened(keys.stream().sorted().toList()) + ".");
        }
    }

    /** Names the shortest cycle through the first item, by key, that lies on one. */
    static OrchestratorException cycle(Graph<String, DefaultEdge> edges) {
        String start = Collections.min(new CycleDetector<>(edges).findCycles());
        SingleSourcePaths<String, DefaultEdge> paths = new BFSShortestPath<>(edges).getPaths(start);
        List<String> chain = Graphs.predecessorListOf(edges, start).stream()
                .sorted()
                .map(paths::getPath)
                .filter(path -> path != null)
                .min(Comparator.comparingInt(GraphPath::getLength))
                .map(GraphPath::getVertexList)
                .orElseThrow();
        return refused(
                "plan.cycle",
                "The plan has a cycle: " + String.join(" -> ", chain) + " -> " + start
                        + ", each waiting for the one before it. Remove one of these dependencies.");
    }

    private static OrchestratorException refused(String code, String message) {
        return new OrchestratorException(Failure.giveUp(code, message));
    }

    private static String quoted(List<String> keys) {
        return keys.stream().map(key -> "'" + key + "'").collect(Collectors.joining(", "));
    }

    private static String shortened(List<String> keys) {
        int most = 50;
        return keys.size() <= most
                ? quoted(keys)
                : quoted(keys.subList(0, most)) + " and " + (keys.size() - most) + " more";
    }
}
