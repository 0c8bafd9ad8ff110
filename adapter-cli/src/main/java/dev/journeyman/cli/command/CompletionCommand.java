package dev.journeyman.cli.command;

import dev.journeyman.cli.shell.Shell;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a script that completes this command in bash and zsh: source <(journeyman completion)")
final class CompletionCommand implements Callable<Integer> {
    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        CommandLine journeyman = Objects.requireNonNull(spec).root().commandLine();
        shell.terminal().out().print(AutoComplete.bash(journeyman.getCommandName(), journeyman));
        return 0;
    }
}
