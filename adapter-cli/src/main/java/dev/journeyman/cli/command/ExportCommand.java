package dev.journeyman.cli.command;

import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.TransferText;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.transfer.Transfer;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = {
            "Write the record of a workflow that nobody runs into a new file, to be taken into another store.",
            "Its code stays in the project's git directory."
        })
final class ExportCommand extends ProjectCommand {
    @Parameters(paramLabel = "ID", description = "The workflow, or the beginning of its id.")
    private String id = "";

    @Parameters(paramLabel = "FILE", description = "The file to be made.")
    private Path file = Path.of("");

    @Option(names = "--move", description = "Have this store forget it then, so that it is resumed in one place only.")
    private boolean move;

    ExportCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() throws Exception {
        try (Orchestrator orchestrator = reading()) {
            Path target = shell().directory().resolve(file);
            Transfer.Moved moved = orchestrator.transfer().write(find(orchestrator, id), target, move);
            TransferText text = new TransferText(moved, file);
            return Reply.done(text.exported(move, "journeyman import " + file), text.document());
        }
    }
}
