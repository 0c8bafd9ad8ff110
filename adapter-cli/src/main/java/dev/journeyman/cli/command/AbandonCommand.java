package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "abandon", description = "Give a workflow up for good and free its directories.")
final class AbandonCommand extends OrderCommand {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown by 'status'.")
    private String reason = "";

    AbandonCommand(Shell shell) {
        super(shell);
    }

    @Override
    Signal signal(String id, String by) {
        return new Signal.Abandon(id, by, reason);
    }

    @Override
    boolean idle(WorkflowStatus status) {
        return false;
    }
}
