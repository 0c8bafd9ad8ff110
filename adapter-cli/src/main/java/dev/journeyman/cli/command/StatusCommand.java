package dev.journeyman.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.cli.text.Standing;
import dev.journeyman.cli.text.ViewText;
import dev.journeyman.core.DiskUse;
import dev.journeyman.core.Orchestrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "status", description = "Show where a workflow stands.")
final class StatusCommand extends ProjectCommand {
    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "The workflow, or the beginning of its id; default: the newest.")
    private String id = "";

    StatusCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() {
        try (Orchestrator orchestrator = reading()) {
            WorkflowView view = orchestrator.view(id.isEmpty() ? newest(orchestrator) : find(orchestrator, id));
            DiskUse disk = orchestrator.housekeeping().use(view.id());
            Standing standing = new Standing(view.status(), orchestrator.owner(view.id()));
            String text = new ViewText(
                            view, shell().terminal(), hints(), shell().clock().instant())
                    .render(standing, disk);
            ObjectNode document = standing.to(Documents.view(view));
            document.set("disk", Documents.disk(disk));
            return Reply.done(text, document);
        }
    }

    private WorkflowId newest(Orchestrator orchestrator) {
        return orchestrator.list().stream()
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "cli.no-workflow",
                        "There is no workflow in this project yet: '" + hints().journeyman("run")
                                + " \"REQUEST\"' starts one."))
                .id();
    }
}
