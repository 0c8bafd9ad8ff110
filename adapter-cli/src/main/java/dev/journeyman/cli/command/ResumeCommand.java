package dev.journeyman.cli.command;

import dev.journeyman.cli.shell.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "resume", description = "Go on with a workflow that was stopped, parked, failed or killed.")
final class ResumeCommand extends RunningCommand {
    @Parameters(paramLabel = "ID", description = "The workflow, or the beginning of its id.")
    private String id = "";

    ResumeCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() throws InterruptedException {
        return run(orchestrator -> orchestrator.resume(find(orchestrator, id)));
    }
}
