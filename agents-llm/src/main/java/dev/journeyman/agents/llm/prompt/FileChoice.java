package dev.journeyman.agents.llm.prompt;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.artifact.CodeReport;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.TypeSummary;
import dev.journeyman.api.step.Tree;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that a model should see, all of them in the tree.
 *
 * @param needed what the work is about: planned files, files that problems name, files that were changed
 * @param helpful what lies beside it, most helpful first
 * @param lines the lines that problems name, by file
 */
record FileChoice(List<String> needed, List<String> helpful, Map<String, Integer> lines) {
    private static final Set<Role> READERS_OF_DOCUMENTS = Set.of(Role.REQUIREMENTS, Role.DOCUMENTER);
    private static final List<String> DOCUMENTS = List.of("README.md", "README.adoc", "README", "CHANGELOG.md");
    private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");
    private static final int MOST_RELEVANT = 12;

    static FileChoice of(Assignment assignment, Tree tree) {
        FileIndex index = new FileIndex(tree.paths());
        Map<String, Integer> named = index.namedIn(assignment.problems());
        Set<String> needed = present(
                index,
                Stream.of(
                        assignment.item().stream().flatMap(FileChoice::planned),
                        named.keySet().stream(),
                        changed(assignment),
                        READERS_OF_DOCUMENTS.contains(assignment.role()) ? DOCUMENTS.stream() : Stream.empty()));
        Set<String> helpful = present(
                index,
                Stream.of(
                        predecessors(assignment),
                        needed.stream().flatMap(index::counterparts),
                        BUILD_FILES.stream(),
                        relevant(assignment)));
        helpful.removeAll(needed);
        return new FileChoice(List.copyOf(needed), List.copyOf(helpful), named);
    }

    private static Set<String> present(FileIndex index, Stream<Stream<String>> sources) {
        return sources.flatMap(source -> source)
                .filter(index::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> planned(PlanItem item) {
        return item.files().stream().map(PlannedFile::path);
    }

    /** An item's own files are planned; an ask without an item is about everything that was done. */
    private static Stream<String> changed(Assignment assignment) {
        return assignment.item().isPresent()
                ? Stream.empty()
                : assignment.input(CodeReport.class).stream()
                        .flatMap(report -> report.items().stream())
                        .flatMap(item -> item.files().stream());
    }

    /** What the items before wrote is younger than the research. */
    private static Stream<String> predecessors(Assignment assignment) {
        Map<String, PlanItem> items = assignment.input(Plan.class).stream()
                .flatMap(plan -> plan.items().stream())
                .collect(Collectors.toMap(PlanItem::key, Function.identity(), (first, second) -> first));
        return assignment.item().stream()
                .flatMap(item -> item.dependsOn().stream())
                .flatMap(key -> Optional.ofNullable(items.get(key)).stream())
                .flatMap(FileChoice::planned);
    }

    private static Stream<String> relevant(Assignment assignment) {
        return assignment.input(ResearchReport.class).stream()
                .flatMap(report -> report.relevant().stream())
                .map(TypeSummary::path)
                .distinct()
                .limit(MOST_RELEVANT);
    }
}
