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
            return run.report(meter.measured());
        }
    }

    /**
     * Runs the failed tests of a report once more on the same tree.
     *
     * @return the report, with the tests that passed this time excused as flaky; unchanged if something other than tests
     *     failed, or if the build cannot run single tests
     */
    public CheckReport again(Build build, CheckReport report, StepContext step, Tree tree)
            throws IOException, InterruptedException {
        Build local = build.in(step.directory());
        List<String> argv = local.rerun(failed(report));
        if (report.broken() || report.passed() || argv.isEmpty()) {
            return report;
        }
        BuildRun run = BuildRun.of(local, argv, Meter.NONE, timeout, step, tree);
        return report.excusing(run.passed(), Excuse.FLAKY);
    }

    /** A report in which tests that failed already in another one, the baseline, are excused as known. */
    public static CheckReport withoutKnown(CheckReport current, CheckReport baseline) {
        return current.excusing(failed(baseline), Excuse.KNOWN);
    }

    private Meter meter(Check check, Build build, StepContext step, Tree tree) throws IOException {
        return check == Check.COVERAGE ? Meter.of(build.coverage(), scratch, step.directory(), tree) : Meter.NONE;
    }

    private static Set<String> failed(CheckReport report) {
        return report.failures().stream().map(TestFailure::test).collect(Collectors.toSet());
    }
}
