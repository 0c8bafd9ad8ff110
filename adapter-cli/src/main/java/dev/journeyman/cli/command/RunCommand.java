package dev.journeyman.cli.command;

import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", description = "Take a request to a tested commit on a branch of its own.")
final class RunCommand extends RunningCommand {
    @Parameters(paramLabel = "REQUEST", description = "What is wanted, in your words.")
    private String request = "";

    @Option(
            names = "--gates",
            paramLabel = "GATE",
            split = ",",
            description =
                    "Wait for your approval after requirements, planning, implementation or testing, or before commit.")
    private List<String> gates = List.of();

    @Option(names = "--base", paramLabel = "REV", description = "Start from this revision; default: HEAD.")
    private @Nullable String base;

    @Option(names = "--no-commit", description = "Stop before a commit is delivered.")
    private boolean noCommit;

    RunCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() throws InterruptedException {
        WorkRequest asked = request();
        return run(orchestrator -> orchestrator.start(asked));
    }

    private WorkRequest request() {
        if (request.isBlank()) {
            throw new UsageException("cli.blank-request", "The request is blank: say what is wanted.");
        }
        WorkRequest asked = WorkRequest.of(request).withGates(gates);
        asked = base == null ? asked : asked.withBase(base);
        return noCommit ? asked.withoutCommit() : asked;
    }
}
