package dev.journeyman.core.plan;

import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.NotDirectedAcyclicGraphException;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * A plan that was found to be a DAG. Never changes; all its answers are the same on every run, ties are broken by key.
 *
 * <p>An edge leads from an item to one that waits for it.
 */
public final class PlanGraph {
    private static final Comparator<PlanItem> BY_KEY = Comparator.comparing(PlanItem::key);

    private final Graph<String, DefaultEdge> edges;
    private final Map<String, PlanItem> ordered;
    private final Map<String, Double> criticalLength;

    private PlanGraph(Graph<String, DefaultEdge> edges, Map<String, PlanItem> ordered) {
        this.edges = edges;
        this.ordered = ordered;
        this.criticalLength = Collections.unmodifiableMap(lengths());
    }

    /**
     * The graph of a plan.
     *
     * @throws dev.journeyman.api.OrchestratorException with a code {@code plan.*} that names what is wrong: no item, a
     *     key used twice, an item that waits for itself or for an unknown one, a cycle
     */
    public static PlanGraph of(Plan plan) {
        PlanFault.check(plan);
        Map<String, PlanItem> items = new TreeMap<>();
        plan.items().forEach(item -> items.put(item.key(), item));
        Graph<String, DefaultEdge> edges = edges(items.values());
        return new PlanGraph(edges, ordered(edges, items));
    }

    private static Graph<String, DefaultEdge> edges(Collection<PlanItem> items) {
        Graph<String, DefaultEdge> edges = new SimpleDirectedGraph<>(DefaultEdge.class);
        items.forEach(item -> edges.addVertex(item.key()));
        items.forEach(item -> item.dependsOn().forEach(before -> edges.addEdge(before, item.key())));
        return edges;
    }

    private static Map<String, PlanItem> ordered(Graph<String, DefaultEdge> edges, Map<String, PlanItem> items) {
        Map<String, PlanItem> ordered = new LinkedHashMap<>();
        try {
            new TopologicalOrderIterator<>(edges, Comparator.naturalOrder())
                    .forEachRemaining(key -> ordered.put(key, items.get(key)));
        } catch (NotDirectedAcyclicGraphException e) {
            throw PlanFault.cycle(edges);
        }
        return Collections.unmodifiableMap(ordered);
    }

    /** All items, each after its predecessors. */
    public List<PlanItem> order() {
        return List.copyOf(ordered.values());
    }

    /** The item of a key. */
    public PlanItem item(String key) {
        PlanItem item = ordered.get(key);
        if (item == null) {
            throw new IllegalArgumentException("The plan has no item '" + key + "'.");
        }
        return item;
    }

    /** What must be merged before an item starts, by key. */
    public List<PlanItem> predecessors(String key) {
        return items(Graphs.predecessorListOf(edges, item(key).key()));
    }

    /** What waits for an item, by key. */
    public List<PlanItem> successors(String key) {
        return items(Graphs.successorListOf(edges, item(key).key()));
    }

    private List<PlanItem> items(List<String> keys) {
        return keys.stream().map(this::item).sorted(BY_KEY).toList();
    }

    /** The items by the length of the longest chain before them: those of one wave could run side by side. */
    public List<List<PlanItem>> waves() {
        Map<String, Integer> waveOf = new HashMap<>();
        Map<Integer, List<PlanItem>> waves = new TreeMap<>();
        for (PlanItem item : ordered.values()) {
            int wave = item.dependsOn().stream()
                    .mapToInt(before -> waveOf.getOrDefault(before, 0) + 1)
                    .max()
                    .orElse(0);
            waveOf.put(item.key(), wave);
            waves.computeIfAbsent(wave, none -> new ArrayList<>()).add(item);
        }
        return waves.values().stream()
                .map(wave -> wave.stream().sorted(BY_KEY).toList())
                .toList();
    }

    /**
     * For each item the weight of the heaviest chain that begins with it: what is left to do, at best, once it starts.
     * An item weighs the score of its estimate, at least 1.
     */
    public Map<String, Double> criticalLength() {
        return criticalLength;
    }

    private Map<String, Double> lengths() {
        List<PlanItem> backwards = new ArrayList<>(ordered.values());
        Collections.reverse(backwards);
        Map<String, Double> lengths = new HashMap<>();
        for (PlanItem item : backwards) {
            double rest = Graphs.successorListOf(edges, item.key()).stream()
                    .mapToDouble(key -> lengths.getOrDefault(key, 0.0))
                    .max()
                    .orElse(0);
            lengths.put(item.key(), rest + Math.max(1, item.estimate().score()));
        }
        return lengths;
    }

    /** The heaviest chain of all: it decides how long the plan takes, however many work on it. */
    public List<PlanItem> criticalPath() {
        List<PlanItem> path = new ArrayList<>();
        List<PlanItem> candidates = order();
        while (!candidates.isEmpty()) {
            PlanItem heaviest = heaviest(candidates);
            path.add(heaviest);
            candidates = successors(heaviest.key());
        }
        return List.copyOf(path);
    }

    private PlanItem heaviest(List<PlanItem> candidates) {
        Comparator<PlanItem> byLength = Comparator.comparing(item -> criticalLength.get(item.key()));
        return Collections.min(candidates, byLength.reversed().thenComparing(BY_KEY));
    }
}
