package dev.journeyman.core.engine;

import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Tree;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.ChecksSettings.BuildKind;
import dev.journeyman.core.verify.Build;
import dev.journeyman.core.verify.Builds;
import dev.journeyman.core.verify.Checks;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes evidence: runs the project's build on the scope's tree as a step, whatever an agent says about it. */
final class Checking {
    private static final String NO_BUILD = "none";
    private static final String BASELINE = "baseline";
    private static final String GO_ON = "go on without a build";

    private final PhaseScope scope;
    private final Checks checks;

    Checking(PhaseScope scope) {
        this.scope = scope;
        this.checks = scope.run.parts().checks();
    }

    /** Whether a call is the first run of a build. */
    static boolean isBaseline(String call) {
        return call.startsWith(BASELINE + "/");
    }

    /** The first run, before anything is changed: a build that no change of an agent could make work is refused. */
    Baseline baseline() {
        Optional<Build> build = detect(scope.tree());
        if (build.isEmpty()) {
            agreeToNoBuild();
            return new Baseline(NO_BUILD, Optional.empty());
        }
        CheckReport report = record(BASELINE, build.get(), Check.TEST, Optional.empty());
        return new Baseline(build.get().name(), Optional.of(report));
    }

    /** Silence is no agreement, a line in the configuration is. */
    private void agreeToNoBuild() {
        if (settings().build().filter(BuildKind.NONE::equals).isPresent()) {
            return;
        }
        Answer answer =
                scope.await(new Question.Clarification(Unworkable.noBuild(scope.tree()), List.of(GO_ON, "stop")));
        if (!GO_ON.equals(Answers.text(answer))) {
            throw new DecidedAgainst("check.no-build", Unworkable.SET_A_BUILD);
        }
    }

    /** A run on the current tree; failures that the baseline had are excused. */
    CheckReport check(Check check, Optional<Baseline> baseline) {
        Tree tree = scope.tree();
        Optional<Build> build = detect(tree);
        boolean without = baseline.isPresent() && baseline.get().check().isEmpty();
        if (build.isEmpty() || without) {
            return CheckReport.nothingRan(tree.id());
        }
        return record(
                "check-" + check.name().toLowerCase(Locale.ROOT),
                build.get(),
                check,
                baseline.flatMap(Baseline::check));
    }

    private Optional<Build> detect(Tree tree) {
        return Builds.detect(tree, settings());
    }

    private ChecksSettings settings() {
        return scope.run.parts().configuration().checks();
    }

    private CheckReport record(String name, Build build, Check check, Optional<CheckReport> known) {
        Tree tree = scope.tree();
        return scope.record(new Action.RunCommand(name, build.argv(check)), CheckReport.class, step -> {
            step.desk().discard();
            step.waitFor(scope.run::enterBuild);
            try {
                CheckReport report = run(build, check, step, tree);
                CheckReport judged = known.map(baseline -> Checks.withoutKnown(build, report, baseline))
                        .orElse(report);
                return checks.again(build, judged, step, tree);
            } finally {
                scope.run.leaveBuild();
            }
        });
    }

    private CheckReport run(Build build, Check check, StepRun<?> step, Tree tree)
            throws IOException, InterruptedException {
        try {
            CheckReport report = checks.run(build, check, step, tree);
            if (step.isBaseline()) {
                Unworkable.refuse(build, report);
            }
            return report;
        } catch (SetupFailedException e) {
            if (step.isBaseline()) {
                throw e;
            }
            return e.report(tree.id());
        }
    }
}
