package dev.journeyman.cli;

import dev.journeyman.cli.command.Commands;
import dev.journeyman.cli.shell.Exit;
import dev.journeyman.cli.shell.Shell;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command with its sub-commands; alone it prints its help. */
@Command(
        name = "journeyman",
        mixinStandardHelpOptions = true,
        versionProvider = Journeyman.Version.class,
        description = "Takes software work from a request to a tested commit, and survives anything on the way.",
        footer = {
            "",
            "Exit codes: 0 done or stopped on request, 1 failed or owned by another process, 2 wrong usage, 3 waiting for "
                    + "you."
        })
final class Journeyman {
    private Journeyman() {}

    /** Runs the command that the arguments name; yields its exit code. */
    static int run(Shell shell, String... args) {
        CommandLine line = new CommandLine(new Journeyman());
        Commands.of(shell).forEach(line::addSubcommand);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(writer(shell.terminal().out()));
        line.setErr(writer(shell.terminal().err()));
        Errors errors = new Errors(shell);
        line.setParameterExceptionHandler(errors::usage);
        line.setExecutionExceptionHandler(errors::failure);
        if (args.length == 0) {
            line.usage(line.getErr());
            return Exit.USAGE.code();
        }
        return line.execute(args);
    }

    /** What the manifest of the jar says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Journeyman.class.getPackage().getImplementationVersion();
            return new String[] {"journeyman " + (version == null ? "(not from a jar)" : version)};
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
