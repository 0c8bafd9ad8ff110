package dev.journeyman.cli.command;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.model.RoleModels;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.config.Configuration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "resume", description = "Go on with a workflow that was stopped, parked, failed or killed.")
final class ResumeCommand extends RunningCommand {
    @Parameters(paramLabel = "ID", description = "The workflow, or the beginning of its id.")
    private String id = "";

    @Option(
            names = "--feedback",
            paramLabel = "TEXT",
            description = "What is to be done differently by all that begins from now on.")
    private String feedback = "";

    @Mixin
    private final FeedbackKind kind = new FeedbackKind();

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
        WorkflowId workflow = find(orchestrator, id);
        if (feedback.isBlank()) {
            return orchestrator.resume(workflow);
        }
        Feedback said = kind.remark(feedback).feedback();
        return orchestrator.resume(workflow, new Signal.Resume(shell().ids().get(), shell().user(), List.of(said)));
    }

    @Override
    List<String> foreword(Orchestrator orchestrator, Configuration configuration, RoleModels models) {
        String taken = kind.explain(kind.remark(feedback), find(orchestrator, id), hints());
        return taken.lines().toList();
    }
}
