package dev.journeyman.cli.command;

import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.TransferText;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.transfer.Transfer;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description =
                "Take a workflow's record from a file that 'export' wrote; cut short, it is finished by doing it again.")
final class ImportCommand extends ProjectCommand {
    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    ImportCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() throws Exception {
        try (Orchestrator orchestrator = reading()) {
            Transfer.Moved moved =
                    orchestrator.transfer().read(shell().directory().resolve(file));
            TransferText text = new TransferText(moved, file);
            return Reply.done(text.imported(hints().journeyman("resume " + moved.id())), text.document());
        }
    }
}
