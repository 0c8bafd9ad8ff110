package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.core.verify.Problems;
import java.util.List;
import java.util.Optional;

/** The command that makes a directory ready for the build failed. */
final class SetupFailedException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> argv;
    private final transient CommandResult result;

    SetupFailedException(List<String> argv, CommandResult result) {
        super(failure(argv, result));
        this.argv = argv;
        this.result = result;
    }

    /** The same as what a check saw, for whoever changed what the command depends on. */
    CheckReport report(String tree) {
        return new CheckReport(
                tree, argv, result.exitCode(), result.millis(), 0, 0, List.of(), Optional.empty(), result.output());
    }

    private static Failure failure(List<String> argv, CommandResult result) {
        String how = result.timedOut() ? "took longer than it may" : "failed with exit code " + result.exitCode();
        return Failure.giveUp(
                "workspace.setup",
                "'" + String.join(" ", argv) + "', which makes a directory ready for the build, " + how
                        + ". Mend what it needs, or set workspace.setup in journeyman.yaml to another command, and"
                        + " checks.timeout to the time it takes; then resume.\n" + Problems.useful(result.output()));
    }
}
