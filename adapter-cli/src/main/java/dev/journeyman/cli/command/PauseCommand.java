package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "pause", description = "Have a workflow finish its atomic unit and wait; it can be resumed.")
final class PauseCommand extends OrderCommand {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown by 'status'.")
    private String reason = "";

    PauseCommand(Shell shell) {
        super(shell);
    }

    @Override
    Signal signal(String id, String by) {
        return new Signal.Pause(id, by, reason);
    }

    @Override
    boolean idle(WorkflowStatus status) {
        return status.atRest();
    }
}
