package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.core.Orchestrator;
import picocli.CommandLine.Command;

@Command(name = "stop", description = "Ask a workflow that runs elsewhere to stop in order; it can be resumed.")
final class StopCommand extends WorkflowCommand {
    StopCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply(Orchestrator orchestrator, WorkflowId workflow) {
        return orchestrator.owner(workflow).isPresent() ? ask(orchestrator, workflow) : nobody(orchestrator, workflow);
    }

    /** A signal to a workflow at rest would stop whoever resumes it later. */
    private Reply nobody(Orchestrator orchestrator, WorkflowId workflow) {
        WorkflowStatus status = orchestrator.view(workflow).status();
        String next = status == WorkflowStatus.COMPLETED || status == WorkflowStatus.ABANDONED ? "status" : "resume";
        return Reply.done(
                "Nobody runs it: the workflow is " + Words.of(status) + ". Next: "
                        + hints().journeyman(next, workflow, "") + "\n",
                Documents.object().put("workflow", workflow.value()).put("status", status.name()));
    }

    private Reply ask(Orchestrator orchestrator, WorkflowId workflow) {
        orchestrator.post(
                workflow, new Signal.Stop(shell().ids().get(), shell().user(), "stopped by the command stop"));
        return Reply.done(
                "Asked to stop. Go on later with: " + hints().journeyman("resume", workflow, "") + "\n",
                Documents.object().put("workflow", workflow.value()).put("signal", "Stop"));
    }
}
