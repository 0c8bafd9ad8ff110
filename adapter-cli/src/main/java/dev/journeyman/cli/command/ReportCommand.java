package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.core.Orchestrator;
import picocli.CommandLine.Command;

@Command(name = "report", description = "Print a workflow's progress report, in Markdown.")
final class ReportCommand extends WorkflowCommand {
    ReportCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply(Orchestrator orchestrator, WorkflowId workflow) {
        String report = orchestrator.report(workflow);
        return Reply.done(
                report.endsWith("\n") ? report : report + "\n",
                Documents.object().put("workflow", workflow.value()).put("markdown", report));
    }
}
