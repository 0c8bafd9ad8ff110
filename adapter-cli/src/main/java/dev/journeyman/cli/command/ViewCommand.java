package dev.journeyman.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.cli.text.ReviewText;
import dev.journeyman.core.Orchestrator;
import picocli.CommandLine.Command;

@Command(name = "view", description = "Show what a workflow waits for, and all it has changed so far as a diff.")
final class ViewCommand extends WorkflowCommand {
    ViewCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply(Orchestrator orchestrator, WorkflowId workflow) {
        WorkflowView view = orchestrator.view(workflow);
        String patch = orchestrator.patch(workflow);
        ObjectNode document = Documents.view(view);
        document.put("patch", patch);
        return Reply.done(new ReviewText(view, patch, hints()).render(), document);
    }
}
