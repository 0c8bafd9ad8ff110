package dev.journeyman.agents.llm.research;

import dev.journeyman.api.artifact.CodeOverview;
import dev.journeyman.api.artifact.EntitySummary;
import dev.journeyman.api.artifact.ImportCycle;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.Route;
import dev.journeyman.api.artifact.TypeSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as journals keep it and prompts show it: of catalogues, what lies near the change. */
final class Condensed {
    private static final int MOST_ROUTES = 40;
    private static final int MOST_ENTITIES = 20;
    private static final int MOST_CYCLES = 5;
    private static final int MOST_PACKAGES = 20;
    private static final int MOST_MODULES = 40;

    private Condensed() {}

    static ResearchReport of(ResearchReport full) {
        CodeOverview code = full.code();
        Set<String> near = Stream.concat(
                        full.relevant().stream().map(TypeSummary::path),
                        full.advice().impact().stream().map(impact -> impact.file()))
                .collect(Collectors.toSet());
        return new ResearchReport(
                full.summary(),
                full.files(),
                full.parsed(),
                full.types(),
                full.relevant(),
                full.otherFiles(),
                full.problems(),
                new CodeOverview(
                        code.modules().stream().limit(MOST_MODULES).toList(),
                        code.languages(),
                        nearest(code.routes(), Route::file, near, MOST_ROUTES),
                        nearest(code.entities(), EntitySummary::file, near, MOST_ENTITIES),
                        code.cycles().stream()
                                .limit(MOST_CYCLES)
                                .map(Condensed::of)
                                .toList()),
                full.advice());
    }

    static ResearchReport noting(ResearchReport report, String note) {
        return with(report, report.summary() + note, report.parsed());
    }

    /** The same, where the parsing was done before the report was made. */
    static ResearchReport parsed(ResearchReport report, int parsed) {
        return with(report, report.summary(), parsed);
    }

    private static ResearchReport with(ResearchReport report, String summary, int parsed) {
        return new ResearchReport(
                summary,
                report.files(),
                parsed,
                report.types(),
                report.relevant(),
                report.otherFiles(),
                report.problems(),
                report.code(),
                report.advice());
    }

    private static ImportCycle of(ImportCycle cycle) {
        return new ImportCycle(cycle.packages().stream().limit(MOST_PACKAGES).toList(), cycle.shortest());
    }

    private static <T> List<T> nearest(List<T> all, Function<T, String> file, Set<String> near, int most) {
        return all.stream()
                .sorted(Comparator.comparing((T each) -> !near.contains(file.apply(each))))
                .limit(most)
                .toList();
    }
}
