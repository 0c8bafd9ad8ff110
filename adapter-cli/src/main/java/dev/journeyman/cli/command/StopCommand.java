package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "stop", description = "Have a workflow stop in order; it can be resumed.")
final class StopCommand extends OrderCommand {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown by 'status'.")
    private String reason = "";

    StopCommand(Shell shell) {
        super(shell);
    }

    @Override
    Signal signal(String id, String by) {
        return new Signal.Stop(id, by, reason);
    }

    @Override
    boolean idle(WorkflowStatus status) {
        return status.atRest() && status != WorkflowStatus.PAUSED;
    }
}
