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
    private static final List<String> REFUSALS = List.of("pipeline.", "repository.", "sandbox.required");

    private final Shell shell;
    private final List<String> args;

    Errors(Shell shell, List<String> args) {
        this.shell = shell;
        this.args = args;
    }

    /** Of arguments that cannot be read. */
    int usage(ParameterException exception, String[] given) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        print(Failure.giveUp("cli.usage", exception.getMessage() + ". See '" + command + " --help'."));
        return Exit.USAGE.code();
    }

    /** Of a command that did not do its work. */
    int failure(Exception exception, CommandLine line, ParseResult parsed) {
        print(exception instanceof OrchestratorException known ? known.failure() : accident(exception));
        if (args.contains("--verbose") || Boolean.getBoolean("journeyman.debug")) {
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

    private void print(Failure failure) {
        if (args.contains("--json")) {
            shell.terminal().out().println(Documents.error(failure).toPrettyString());
        } else {
            shell.terminal().err().println("journeyman: " + failure.message());
        }
    }
}
