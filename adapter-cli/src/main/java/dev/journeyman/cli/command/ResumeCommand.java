package dev.journeyman.cli.command;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.config.Configuration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "resume", description = "Go on with a workflow that was stopped, parked, failed or killed.")
final class ResumeCommand extends RunningCommand {
    @Parameters(paramLabel = "ID", description = "The workflow, or the beginning of its id.")
    private String id = "";

    ResumeCommand(Shell shell) {
        super(shell);
    }

    @Override
    List<String> phases(Configuration configuration) {
        try (Orchestrator orchestrator = reading()) {
            return orchestrator.view(find(orchestrator, id)).phases().stream()
                    .filter(phase -> phase.status() != PhaseStatus.COMPLETED)
                    .map(WorkflowView.Phase::name)
                    .toList();
        }
    }

    @Override
    WorkflowHandle begin(Orchestrator orchestrator) {
        return orchestrator.resume(find(orchestrator, id));
    }
}
