package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Tree;
import dev.journeyman.core.process.Sandbox;
import dev.journeyman.core.verify.Build;
import dev.journeyman.core.verify.Builds;
import dev.journeyman.core.verify.Checks;
import java.util.List;
import java.util.Optional;

/** Makes evidence: runs the project's build on the scope's tree as a step, whatever an agent says about it. */
final class Checking {
    private static final String NO_BUILD = "none";
    private static final String BASELINE = "baseline";
    private static final String GO_ON = "go on without a build";

    private final PhaseScope scope;

    Checking(PhaseScope scope) {
        this.scope = scope;
    }

    /** The first run, before anything is changed. */
    Baseline baseline() {
        Optional<Build> build = detect(scope.tree());
        if (build.isEmpty()) {
            askForBuild();
            return new Baseline(NO_BUILD, Optional.empty());
        }
        CheckReport report = run(BASELINE, build.get(), Check.TEST, Optional.empty());
        return new Baseline(build.get().name(), Optional.of(report));
    }

    private void askForBuild() {
        Answer answer = scope.await(new Question.Clarification(
                "No build was recognised: there is no pom.xml at the root, and checks.test in journeyman.yaml is not set."
                        + " Without a build nothing that agents write is compiled or tested.",
                List.of(GO_ON, "stop")));
        if (!GO_ON.equals(Answers.text(answer))) {
            throw new DecidedAgainst(
                    "check.no-build",
                    "No build was recognised: set checks.test in journeyman.yaml, commit it, and start again.");
        }
    }

    /** A run on the current tree; failures that the baseline had are excused. */
    CheckReport check(Check check, Optional<Baseline> baseline) {
        Tree tree = scope.tree();
        Optional<Build> build = detect(tree);
        boolean without = baseline.isPresent() && baseline.get().check().isEmpty();
        if (build.isEmpty() || without) {
            return nothingRan(tree);
        }
        return run(
                "check-" + check.name().toLowerCase(java.util.Locale.ROOT),
                build.get(),
                check,
                baseline.flatMap(Baseline::check));
    }

    private Optional<Build> detect(Tree tree) {
        return Builds.detect(tree, scope.run.checksSettings());
    }

    private CheckReport run(String name, Build build, Check check, Optional<CheckReport> known) {
        Tree tree = scope.tree();
        return scope.record(new Action.RunCommand(name, build.argv(check)), CheckReport.class, step -> {
            step.discardTree();
            step.uncounted(scope.run::enterBuild);
            try {
                CheckReport report = scope.run.parts().checks().run(build, check, step, tree);
                if (name.equals(BASELINE)) {
                    refuseUnfetched(report);
                }
                CheckReport judged = known.map(baseline -> Checks.withoutKnown(report, baseline))
                        .orElse(report);
                return scope.run.parts().checks().again(build, judged, step, tree);
            } finally {
                scope.run.leaveBuild();
            }
        });
    }

    /** No change of an agent could make such a build work, so none is paid for; a resume builds again. */
    private static void refuseUnfetched(CheckReport report) {
        if (report.broken() && report.output().contains(Sandbox.NO_NETWORK)) {
            throw new OrchestratorException(Failure.of(
                    Remedy.ASK_HUMAN,
                    "check.no-network",
                    "The project's build had to fetch something before any change was made, but the sandbox gives it no"
                            + " network. Build once by hand, or set sandbox.network: checks in journeyman.yaml; then"
                            + " resume."));
        }
    }

    private static CheckReport nothingRan(Tree tree) {
        return new CheckReport(
                tree.id(), List.of(), 0, false, 0, 0, 0, List.of(), List.of(), Optional.empty(), "No build was run.");
    }
}
