package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.Snapshot.Located;
import dev.journeyman.api.artifact.ImportCycle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How to go about a change, from what was found. */
final class Recommendations {
    private final Findings findings;
    private final List<String> said = new ArrayList<>();

    private Recommendations(Findings findings) {
        this.findings = findings;
    }

    static List<String> of(Findings findings) {
        Recommendations recommendations = new Recommendations(findings);
        List<Located> close = findings.close();
        close.stream().findFirst().ifPresent(recommendations::start);
        recommendations.tests(close);
        recommendations.schema(close);
        recommendations.cycles(close);
        recommendations.contracts(close);
        return List.copyOf(recommendations.said);
    }

    private void start(Located located) {
        said.add("Start from " + located.type().name() + " (" + located.path()
                + "): extend it, or follow how it does things, rather than write a second version.");
    }

    private void tests(List<Located> close) {
        Set<String> names = new HashSet<>();
        findings.snapshot().paths().forEach(path -> names.add(Layout.name(path)));
        List<String> untested = close.stream()
                .map(located -> located.type().simpleName())
                .filter(name -> Stream.of("Test", "Tests", "IT").noneMatch(end -> names.contains(name + end + ".java")))
                .distinct()
                .toList();
        boolean anyTests = findings.snapshot().sources().keySet().stream().anyMatch(Tests::isTest);
        if (anyTests && !untested.isEmpty()) {
            said.add("No test is named after " + String.join(", ", untested)
                    + ": pin down what is there before you change it.");
        }
    }

    private void schema(List<Located> close) {
        Optional<String> migration =
                Impacts.lastMigration(findings.snapshot().paths()).stream().findFirst();
        boolean entity = findings.code().entities().stream()
                .anyMatch(found ->
                        close.stream().anyMatch(located -> located.path().equals(found.file())));
        if (entity) {
            said.add(
                    migration
                            .map(last ->
                                    "Entities are concerned: if columns change, write a migration after " + last + ".")
                            .orElse(
                                    "Entities are concerned, and no migrations were found: say how the schema gets its changes."));
        }
    }

    private void cycles(List<Located> close) {
        for (ImportCycle cycle : findings.code().cycles()) {
            Optional<Located> inside = close.stream()
                    .filter(located -> cycle.packages().contains(located.file().packageName()))
                    .findFirst();
            inside.ifPresent(located -> said.add("Package " + located.file().packageName() + " is one of "
                    + cycle.packages().size()
                    + " that import each other in a circle: add no import that ties them closer."));
        }
    }

    private void contracts(List<Located> close) {
        close.stream()
                .filter(located -> located.type().kind().equals("interface"))
                .findFirst()
                .ifPresent(located -> said.add(located.type().simpleName()
                        + " is an interface: a new method needs a default, or breaks those who implement it."));
    }
}
