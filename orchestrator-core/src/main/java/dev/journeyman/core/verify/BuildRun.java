package dev.journeyman.core.verify;

import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.Coverage;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One run of a build, and the test results it left.
 *
 * @param tree the id of the tree it ran on
 * @param broken whether something other than a failing test made it fail
 */
record BuildRun(String tree, List<String> argv, CommandResult result, TestRun tests, boolean broken) {
    private static final Pattern JVM_GREETING = Pattern.compile("(?m)^Picked up JAVA_TOOL_OPTIONS:.*\\R?");

    static BuildRun of(Build build, List<String> argv, Meter meter, Duration timeout, StepContext step, Tree tree)
            throws IOException, InterruptedException {
        FreshFiles reports = FreshFiles.from(step.directory(), build.reports(), tree);
        Command command = new Command(argv, meter.environment(), timeout, new Command.Needs(true, meter.folders()));
        CommandResult result = portable(step.run(command), step.directory());
        TestRun tests = JUnitXml.read(reports.written());
        return new BuildRun(tree.id(), argv, result, tests, broken(build, result, tests));
    }

    CheckReport report(Optional<Coverage> coverage) {
        return new CheckReport(
                tree,
                argv,
                result.exitCode(),
                broken,
                result.millis(),
                tests.tests(),
                tests.skipped(),
                tests.failures(),
                List.of(),
                coverage,
                result.output());
    }

    /** The tests that ran and did not fail. */
    Set<String> passed() {
        return tests.passed();
    }

    private static boolean broken(Build build, CommandResult result, TestRun tests) {
        if (result.timedOut() || tests.torn() || build.cutShort(result.output())) {
            return true;
        }
        return result.exitCode() != 0 && (tests.failures().isEmpty() || !build.onlyTestsFailed(result.output()));
    }

    /** Evidence depends neither on the folder it was made in nor on how coverage was measured. */
    private static CommandResult portable(CommandResult result, Path directory) throws IOException {
        String output = JVM_GREETING
                .matcher(result.output())
                .replaceAll("")
                .replace(directory.toRealPath() + "/", "")
                .replace(directory.toAbsolutePath() + "/", "");
        return new CommandResult(result.exitCode(), output, result.timedOut(), result.millis());
    }
}
