package dev.journeyman.core.verify;

import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.CheckReport.Excuse;
import dev.journeyman.api.artifact.TestFailure;
import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs a project's build and reports what it saw. Called from inside a step's body, in whose worktree the tree stands.
 * Results that an earlier run left there never count.
 */
public final class Checks {
    private final Path scratch;
    private final Duration timeout;

    /**
     * Checks that keep nothing.
     *
     * @param scratch a folder of the engine's own, outside every worktree; made if missing, left empty
     * @param timeout how long one run may take
     */
    public Checks(Path scratch, Duration timeout) {
        this.scratch = scratch;
        this.timeout = timeout;
    }

    /** Runs a check on the tree that stands in the step's worktree. */
    public CheckReport run(Build build, Check check, StepContext step, Tree tree)
            throws IOException, InterruptedException {
        Build local = build.in(step.directory());
        try (Meter meter = meter(check, local, step, tree)) {
            BuildRun run = BuildRun.of(local, local.argv(check), meter, timeout, step, tree);
            return unmeasurable(local, check, run)
                    ? BuildRun.of(local, local.argv(Check.TEST), Meter.NONE, timeout, step, tree)
                            .report(Optional.empty())
                    : run.report(meter.measured());
        }
    }

    /** Whether a build's own way to measure may be what broke it: the tests are evidence without coverage, too. */
    private static boolean unmeasurable(Build build, Check check, BuildRun run) {
        return check == Check.COVERAGE
                && build.coverage() instanceof CoverageSource.Xml
                && !build.argv(check).equals(build.argv(Check.TEST))
                && run.broken()
                && !run.result().timedOut();
    }

    /**
     * Runs the failed tests of a report once more on the same tree.
     *
     * @return the report, with the tests that passed this time excused as flaky; unchanged if something other than tests
     *     failed, now or when all tests had to run once more, or if the build cannot run tests again
     */
    public CheckReport again(Build build, CheckReport report, StepContext step, Tree tree)
            throws IOException, InterruptedException {
        Build local = build.in(step.directory());
        List<String> argv = local.rerun(failed(report));
        if (report.broken() || report.passed() || argv.isEmpty()) {
            return report;
        }
        BuildRun run = BuildRun.of(local, argv, Meter.NONE, timeout, step, tree);
        boolean all = argv.equals(local.argv(Check.TEST));
        return all && run.broken() ? report : report.excusing(run.passed(), Excuse.FLAKY);
    }

    /**
     * A report in which tests that failed already in another one, the baseline, are excused as known; broken if nobody can
     * say that it is they alone who made the build fail.
     */
    public static CheckReport withoutKnown(Build build, CheckReport current, CheckReport baseline) {
        CheckReport rest = current.excusing(failed(baseline), Excuse.KNOWN);
        boolean unexplained = rest.exitCode() != 0 && rest.passed() && !build.leavesReports();
        // A run that dies behind a known failure has the exit code of one that came to its end: only the tests tell.
        return unexplained && rest.tests() < baseline.tests() ? endedEarly(rest, baseline.tests()) : rest;
    }

    private static CheckReport endedEarly(CheckReport report, int expected) {
        String note = "[checks] Only " + report.tests() + " tests left a result, of " + expected
                + " before any change: the run seems to have ended early.";
        return new CheckReport(
                report.tree(),
                report.command(),
                report.exitCode(),
                true,
                report.millis(),
                report.tests(),
                report.skipped(),
                report.failures(),
                report.excused(),
                report.coverage(),
                report.output() + "\n" + note);
    }

    private Meter meter(Check check, Build build, StepContext step, Tree tree) throws IOException {
        return check == Check.COVERAGE ? Meter.of(build.coverage(), scratch, step.directory(), tree) : Meter.NONE;
    }

    private static Set<String> failed(CheckReport report) {
        return report.failures().stream().map(TestFailure::test).collect(Collectors.toSet());
    }
}
