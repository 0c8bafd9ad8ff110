package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.StepText;
import dev.journeyman.core.Orchestrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show one step of a workflow in full.")
final class ShowCommand extends WorkflowCommand {
    @Parameters(
            paramLabel = "STEP",
            index = "1",
            description = "Its number in the audit, or its scope and call, or the beginning of these.")
    private String step = "";

    ShowCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply(Orchestrator orchestrator, WorkflowId workflow) {
        StepText text = new StepText(workflow, orchestrator.step(workflow, step));
        return Reply.done(text.render(), text.document());
    }
}
