package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.source.SourceFacts;
import dev.journeyman.api.artifact.ImportCycle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/** Which packages of the code base import which; tests are left out, for they may look anywhere. */
final class ImportGraph {
    private static final String STATIC = "static ";

    private final Graph<String, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);

    ImportGraph(Snapshot snapshot) {
        List<SourceFacts> sources = snapshot.sources().entrySet().stream()
                .filter(source -> !Tests.isTest(source.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        sources.forEach(source -> graph.addVertex(source.packageName()));
        sources.forEach(this::connect);
    }

    private void connect(SourceFacts source) {
        source.imports().stream()
                .flatMap(name -> packageOf(name).stream())
                .filter(target -> !target.equals(source.packageName()))
                .forEach(target -> graph.addEdge(source.packageName(), target));
    }

    /** The longest beginning of an import that is a package of the code base. */
    private Optional<String> packageOf(String imported) {
        String name = imported.startsWith(STATIC) ? imported.substring(STATIC.length()) : imported;
        while (!graph.containsVertex(name)) {
            int dot = name.lastIndexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            name = name.substring(0, dot);
        }
        return Optional.of(name);
    }

    /** Packages that need each other, the largest circle first. */
    List<ImportCycle> cycles() {
        return new KosarajuStrongConnectivityInspector<>(graph)
                .stronglyConnectedSets().stream()
                        .filter(members -> members.size() > 1)
                        .map(TreeSet::new)
                        .map(members -> new ImportCycle(List.copyOf(members), shortest(members)))
                        .sorted(Comparator.comparing(
                                        (ImportCycle cycle) -> -cycle.packages().size())
                                .thenComparing(cycle -> cycle.packages().get(0)))
                        .toList();
    }

    private List<String> shortest(Set<String> members) {
        List<String> shortest = List.of();
        for (String member : members) {
            List<String> found = wayBack(member, members);
            if (shortest.isEmpty() || found.size() < shortest.size()) {
                shortest = found;
            }
            // Nothing is shorter than there and back.
            if (shortest.size() == 3) {
                break;
            }
        }
        return shortest;
    }

    /** The shortest way from a package to itself; a set of packages that need each other has one. */
    private List<String> wayBack(String start, Set<String> members) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!cameFrom.containsKey(start)) {
            String from = next.remove();
            for (String to : sortedSuccessors(from, members)) {
                if (cameFrom.putIfAbsent(to, from) == null) {
                    next.add(to);
                }
            }
        }
        List<String> way = new ArrayList<>(List.of(start));
        String at = cameFrom.getOrDefault(start, start);
        while (!at.equals(start)) {
            way.add(at);
            at = cameFrom.getOrDefault(at, start);
        }
        way.add(start);
        Collections.reverse(way);
        return way;
    }

    private Set<String> sortedSuccessors(String from, Set<String> members) {
        return Graphs.successorListOf(graph, from).stream()
                .filter(members::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
