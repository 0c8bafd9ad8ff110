package dev.journeyman.core.pipeline;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.DocsReport;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.Tree;
import java.util.List;
import java.util.TreeSet;

/** Has the work documented; what is committed has passed its tests with the documentation in it. */
final class DocsPhase implements Phase {
    private static final int MOST_TRIES = 3;

    @Override
    public String name() {
        return "docs";
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        Tree before = context.tree();
        List<String> problems = List.of();
        for (int i = 0; i < MOST_TRIES; i++) {
            Outcome.Done done = context.ask(
                    Role.DOCUMENTER, "Document the change: README, CHANGELOG and missing Javadoc.", problems);
            CheckReport report = context.check(PhaseContext.Check.TEST);
            if (report.passed()) {
                return PhaseResult.completed(new DocsReport(done.summary(), changed(before, context.tree())));
            }
            problems = List.of(context.problem(report));
        }
        return new PhaseResult.Failed(Failure.giveUp(
                "docs.broken-build",
                "The build fails since the documentation was written, after " + MOST_TRIES + " tries: "
                        + String.join("\n", problems)));
    }

    private static List<String> changed(Tree before, Tree after) {
        TreeSet<String> paths = new TreeSet<>(before.paths());
        paths.addAll(after.paths());
        return paths.stream()
                .filter(path -> !before.contentId(path).equals(after.contentId(path)))
                .toList();
    }
}
