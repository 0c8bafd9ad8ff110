package dev.journeyman.core.plan;

import dev.journeyman.api.step.Tree;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.PlannedFile.Intent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the files that a plan names against the tree it starts from and against what earlier items will have done. */
public final class PlannedFiles {
    private final PlanGraph graph;
    private final Set<String> present;
    /** Who creates or deletes a path, in the plan's order. */
    private final Map<String, List<PlanItem>> makers = new HashMap<>();

    private final Map<String, Set<String>> ancestors = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private PlannedFiles(PlanGraph graph, Tree tree) {
        this.graph = graph;
        this.present = new HashSet<>(tree.paths());
        for (PlanItem item : graph.order()) {
            for (PlannedFile file : item.files()) {
                if (file.intent() != Intent.MODIFY) {
                    makers.computeIfAbsent(file.path(), none -> new ArrayList<>())
                            .add(item);
                }
            }
        }
    }

    /**
     * What is wrong with the files of a plan, each a sentence that says how to repair it; empty if nothing is. A path that
     * ends in '/' claims a folder and need not exist.
     *
     * @throws dev.journeyman.api.OrchestratorException if the plan is no DAG
     */
    public static List<String> problems(Plan plan, Tree tree) {
        PlanGraph graph = PlanGraph.of(plan);
        PlannedFiles files = new PlannedFiles(graph, tree);
        graph.order().forEach(files::check);
        return List.copyOf(files.problems);
    }

    private void check(PlanItem item) {
        Set<String> seen = new HashSet<>();
        for (PlannedFile file : item.files()) {
            String path = file.path();
            if (!RepositoryPath.valid(path)) {
                problem(item, "plans '" + path + "', which is no path of the repository: " + RepositoryPath.RULE);
            } else if (!seen.add(path)) {
                problem(item, "names '" + path + "' more than once: name it once, with what happens to it in the end.");
            } else if (!path.endsWith("/")) {
                check(item, file);
            }
        }
    }

    private void check(PlanItem item, PlannedFile file) {
        Optional<PlanItem> before = lastMakerBefore(item, file.path());
        boolean exists = before.map(maker -> intentOf(maker, file.path()) == Intent.CREATE)
                .orElseGet(() -> present.contains(file.path()));
        if (file.intent() != Intent.CREATE) {
            if (!exists) {
                missing(item, file, before);
            }
        } else if (exists) {
            String why = before.map(maker -> "its predecessor '" + maker.key() + "' creates it")
                    .orElse("the file exists");
            problem(item, "creates '" + file.path() + "', but " + why + ": plan MODIFY instead.");
        } else {
            rivals(item, file.path());
        }
    }

    private void missing(PlanItem item, PlannedFile file, Optional<PlanItem> deletedBy) {
        String path = file.path();
        Optional<PlanItem> creator = makers.getOrDefault(path, List.of()).stream()
                .filter(maker -> !maker.key().equals(item.key()) && intentOf(maker, path) == Intent.CREATE)
                .findFirst();
        String repair = deletedBy
                .map(maker -> "its predecessor '" + maker.key() + "' deletes it: drop one of the two.")
                .or(() -> creator.map(maker -> "it does not exist until '" + maker.key() + "' creates it: add '"
                        + maker.key() + "' to dependsOn."))
                .orElseGet(() -> "there is no such file: plan CREATE, or name an existing one" + namesakes(path) + ".");
        problem(item, (file.intent() == Intent.MODIFY ? "modifies '" : "deletes '") + path + "', but " + repair);
    }

    private void rivals(PlanItem item, String path) {
        makers.getOrDefault(path, List.of()).stream()
                .filter(maker -> maker.key().compareTo(item.key()) > 0 && intentOf(maker, path) == Intent.CREATE)
                .filter(maker -> !ancestors(maker).contains(item.key()))
                .filter(maker -> !ancestors(item).contains(maker.key()))
                .forEach(maker -> problem(
                        item,
                        "creates '" + path + "', and so does '" + maker.key()
                                + "': let one of them depend on the other and plan MODIFY."));
    }

    private Optional<PlanItem> lastMakerBefore(PlanItem item, String path) {
        return makers.getOrDefault(path, List.of()).stream()
                .filter(maker -> ancestors(item).contains(maker.key()))
                .reduce((earlier, later) -> later);
    }

    private static Intent intentOf(PlanItem item, String path) {
        return item.files().stream()
                .filter(file -> file.path().equals(path))
                .reduce((earlier, later) -> later)
                .map(PlannedFile::intent)
                .orElseThrow();
    }

    private Set<String> ancestors(PlanItem item) {
        return ancestors.computeIfAbsent(item.key(), key -> {
            Set<String> found = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(item.dependsOn());
            while (!open.isEmpty()) {
                String next = open.pop();
                if (found.add(next)) {
                    open.addAll(graph.item(next).dependsOn());
                }
            }
            return found;
        });
    }

    private String namesakes(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String found = Stream.concat(present.stream(), makers.keySet().stream())
                .filter(other -> !other.equals(path)
                        && other.substring(other.lastIndexOf('/') + 1).equals(name))
                .distinct()
                .sorted()
                .limit(3)
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? "" : ", perhaps " + found;
    }

    private void problem(PlanItem item, String what) {
        problems.add("Item '" + item.key() + "' " + what);
    }
}
