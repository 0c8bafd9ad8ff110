package dev.journeyman.cli.command;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.cli.shell.Exit;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.cli.text.ResultText;
import dev.journeyman.cli.text.RollbackText;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.engine.RollbackPlan;
import dev.journeyman.core.report.AuditEntry;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description = "Take a workflow back: files, items, effects outside and state. It can be taken back in turn.")
final class RollbackCommand extends WorkflowCommand {
    @Option(
            names = "--to",
            paramLabel = "TARGET",
            required = true,
            description =
                    "The number of an event, phase:NAME for right before a phase, or a checkpoint; see 'checkpoints'.")
    private String target = "";

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    RollbackCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply(Orchestrator orchestrator, WorkflowId workflow) throws InterruptedException {
        long to = orchestrator.eventNamed(workflow, target);
        RollbackPlan plan = orchestrator.rollbackPlan(workflow, to);
        RollbackText text = new RollbackText(workflow, plan, hints());
        if (dryRun) {
            return Reply.done(text.planned(), text.document("planned"));
        }
        long before = orchestrator.view(workflow).sequence();
        Signal.RollBack signal = new Signal.RollBack(shell().ids().get(), shell().user(), to);
        Optional<WorkflowHandle> run = orchestrator.rollBack(workflow, signal);
        if (run.isEmpty()) {
            return Reply.done(text.asked(), text.document("asked"));
        }
        WorkflowResult result = run.get().await();
        List<AuditEntry> since = orchestrator.audit(workflow).stream()
                .filter(entry -> entry.sequence() > before)
                .toList();
        return reply(to, result, since, text, before);
    }

    /** It was done, it was refused after all, or it waits for a person because an effect cannot be undone. */
    private Reply reply(long to, WorkflowResult result, List<AuditEntry> since, RollbackText text, long before) {
        if (since.stream()
                .anyMatch(entry ->
                        entry.action().equals("rolled back") && entry.input().equals("to " + to))) {
            return Reply.done(text.done(before), text.document("done"));
        }
        since.stream()
                .filter(entry -> entry.action().equals("ignore signal"))
                .findFirst()
                .ifPresent(refused -> {
                    throw new OrchestratorException(Failure.giveUp("rollback.refused", refused.output()));
                });
        return new Reply(
                Exit.of(result.status()),
                new ResultText(result, hints(), shell().clock().instant()).render(),
                Documents.result(result));
    }
}
