package dev.journeyman.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.transfer.Restore;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = {
            "Take all workflows and work items from a backup into a store that has none of them.",
            "What was changed there is never overwritten; cut short, it is finished by doing it again."
        })
final class RestoreCommand extends ProjectCommand {
    @Parameters(paramLabel = "FILE", description = "The backup, or a folder of which the newest is meant.")
    private Path place = Path.of("");

    RestoreCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() throws Exception {
        try (Orchestrator orchestrator = reading()) {
            Restore.Restored restored = orchestrator
                    .restore()
                    .from(shell().directory().resolve(place).normalize());
            return Reply.done(text(restored), document(restored));
        }
    }

    private String text(Restore.Restored restored) {
        return "Restored " + Figures.count(restored.workflows(), "workflow") + " and "
                + Figures.count(restored.items(), "work item") + " from " + restored.file()
                + ". See them with: " + hints().journeyman("list") + "\n";
    }

    private static ObjectNode document(Restore.Restored restored) {
        return Documents.object()
                .put("file", restored.file().toString())
                .put("workflows", restored.workflows())
                .put("entries", restored.entries())
                .put("items", restored.items());
    }
}
