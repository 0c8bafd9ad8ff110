package dev.journeyman.cli;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.cli.shell.Exit;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.Documents;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, in one line or one document; stack traces only on request. */
final class Errors {
    private static final List<String> REFUSALS = List.of(
            "agent.",
            "config.",
            "pipeline.",
            "plugin.",
            "repository.",
            "review.",
            "rollback.",
            "sandbox.required",
            "step.");

    private final Shell shell;

    Errors(Shell shell) {
        this.shell = shell;
    }

    /** Of arguments that cannot be read. */
    int usage(ParameterException exception, String[] given) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        // What could not be parsed says nothing about the options that follow.
        print(
                List.of(given).contains("--json"),
                Failure.giveUp("cli.usage", exception.getMessage() + ". See '" + command + " --help'."));
        return Exit.USAGE.code();
    }

    /** Of a command that did not do its work. */
    int failure(Exception exception, CommandLine line, ParseResult parsed) {
        ParseResult options = line.getParseResult();
        print(
                options.hasMatchedOption("--json"),
                exception instanceof OrchestratorException known ? known.failure() : accident(exception));
        if (options.hasMatchedOption("--verbose")) {
            exception.printStackTrace(shell.terminal().err());
        }
        return exit(exception).code();
    }

    /** What the engine refuses before it writes anything is wrong usage, too. */
    private static Exit exit(Exception exception) {
        boolean refused = exception instanceof OrchestratorException known
                && REFUSALS.stream().anyMatch(known.failure().code()::startsWith);
        return refused || exception instanceof UsageException ? Exit.USAGE : Exit.FAILED;
    }

    private static Failure accident(Exception exception) {
        String message = exception.getMessage() == null ? "" : ": " + exception.getMessage();
        return Failure.giveUp(
                "cli.accident",
                exception.getClass().getSimpleName() + message + ". Run it again with --verbose to see where.");
    }

    private void print(boolean json, Failure failure) {
        if (json) {
            shell.terminal().out().println(Documents.error(failure).toPrettyString());
        } else {
            shell.terminal().err().println("journeyman: " + failure.message());
        }
    }
}
