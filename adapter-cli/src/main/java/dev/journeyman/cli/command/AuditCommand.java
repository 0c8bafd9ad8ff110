package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.shell.Exit;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.AuditText;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.report.AuditEntry;
import dev.journeyman.core.report.AuditVerification;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "audit", description = "List all that was done in a workflow, in order.")
final class AuditCommand extends WorkflowCommand {
    @Option(
            names = "--verify",
            description = "Check instead whether the record is the one that was written; exit code 1 if it is not.")
    private boolean verify;

    AuditCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply(Orchestrator orchestrator, WorkflowId workflow) {
        AuditText text = new AuditText(workflow);
        if (!verify) {
            List<AuditEntry> entries = orchestrator.audit(workflow);
            return Reply.done(text.entries(entries), text.document(entries));
        }
        AuditVerification verification = orchestrator.verify(workflow);
        Exit exit = verification.intact() ? Exit.DONE : Exit.FAILED;
        return new Reply(exit, text.verification(verification), text.document(verification));
    }
}
