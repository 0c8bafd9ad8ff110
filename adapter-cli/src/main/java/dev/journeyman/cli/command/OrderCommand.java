package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.cli.text.ResultText;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.WorkflowResult;
import java.util.Optional;

/** Has a workflow rest, whoever runs it; one that nobody runs at once. */
abstract class OrderCommand extends WorkflowCommand {
    OrderCommand(Shell shell) {
        super(shell);
    }

    /** What is asked for. */
    abstract Signal signal(String id, String by);

    /** Whether it changes nothing for a workflow in this state. */
    abstract boolean idle(WorkflowStatus status);

    @Override
    final Reply reply(Orchestrator orchestrator, WorkflowId workflow) throws InterruptedException {
        WorkflowStatus status = orchestrator.view(workflow).status();
        if (idle(status) && orchestrator.owner(workflow).isEmpty()) {
            return nothingToDo(workflow, status);
        }
        Signal signal = signal(shell().ids().get(), shell().user());
        Optional<WorkflowHandle> run = orchestrator.order(workflow, signal);
        return run.isEmpty() ? asked(workflow, signal) : done(run.get().await());
    }

    private Reply nothingToDo(WorkflowId workflow, WorkflowStatus status) {
        String next = status == WorkflowStatus.COMPLETED || status == WorkflowStatus.ABANDONED ? "status" : "resume";
        return Reply.done(
                "Nobody runs it: the workflow is " + Words.of(status) + ". Next: "
                        + hints().journeyman(next, workflow, "") + "\n",
                Documents.object().put("workflow", workflow.value()).put("status", status.name()));
    }

    private Reply asked(WorkflowId workflow, Signal signal) {
        String name = signal.getClass().getSimpleName();
        return Reply.done(
                "Asked whoever runs it (" + name.toLowerCase(java.util.Locale.ROOT) + "). See what came of it with: "
                        + hints().journeyman("status", workflow, "") + "\n",
                Documents.object().put("workflow", workflow.value()).put("signal", name));
    }

    private Reply done(WorkflowResult result) {
        return Reply.done(
                new ResultText(result, hints(), shell().clock().instant()).render(), Documents.result(result));
    }
}
