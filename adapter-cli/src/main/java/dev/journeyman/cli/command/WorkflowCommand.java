package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.core.Orchestrator;
import picocli.CommandLine.Parameters;

/** A command about one workflow that runs none. */
abstract class WorkflowCommand extends ProjectCommand {
    @Parameters(paramLabel = "ID", index = "0", description = "The workflow, or the beginning of its id.")
    private String id = "";

    WorkflowCommand(Shell shell) {
        super(shell);
    }

    /** Does what the command is for. */
    abstract Reply reply(Orchestrator orchestrator, WorkflowId workflow) throws Exception;

    @Override
    final Reply reply() throws Exception {
        try (Orchestrator orchestrator = reading()) {
            return reply(orchestrator, find(orchestrator, id));
        }
    }
}
