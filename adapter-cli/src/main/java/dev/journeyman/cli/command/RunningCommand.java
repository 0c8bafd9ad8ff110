package dev.journeyman.cli.command;

import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.cli.input.Lines;
import dev.journeyman.cli.input.NonInteractiveAdapter;
import dev.journeyman.cli.input.TerminalInputAdapter;
import dev.journeyman.cli.model.RoleModels;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.cli.screen.Progress;
import dev.journeyman.cli.shell.Exit;
import dev.journeyman.cli.shell.Interruption;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.cli.text.ResultText;
import dev.journeyman.core.CleanReport;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.OrchestratorBuilder;
import dev.journeyman.core.WorkflowEvent;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.Durations;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import java.util.List;
import picocli.CommandLine.Option;

/** A command that runs a workflow until it comes to rest, and shows how it gets on. */
abstract class RunningCommand extends AgentsCommand {
    @Option(names = "--ask", description = "Ask questions at this terminal instead of parking the workflow.")
    private boolean ask;

    RunningCommand(Shell shell) {
        super(shell);
    }

    /** The phases that will run. */
    abstract List<String> phases(Configuration configuration);

    /** Starts or resumes what is to be run. */
    abstract WorkflowHandle begin(Orchestrator orchestrator);

    @Override
    Reply reply() throws Exception {
        OrchestratorBuilder builder = builder();
        Configuration configuration = builder.configuration();
        RoleModels models = models(configuration);
        models.require(phases(configuration), configuration.roles().keySet());
        builder.agents(context -> agents(configuration, models, context)).owner("journeyman command");
        WorkflowResult result;
        try (Progress progress = shell().progress(json())) {
            progress.say("Model: " + models.description());
            result = run(builder, configuration, models, progress);
        }
        Exit exit = Exit.of(result.status());
        return new Reply(
                exit, new ResultText(result, hints(), shell().clock().instant()).render(), Documents.result(result));
    }

    /** What is said before the workflow begins. */
    List<String> foreword(Orchestrator orchestrator, Configuration configuration, RoleModels models) {
        return List.of();
    }

    private WorkflowResult run(
            OrchestratorBuilder builder, Configuration configuration, RoleModels models, Progress progress)
            throws InterruptedException {
        try (InputAdapter input = input(progress);
                Orchestrator orchestrator = builder.input(input)
                        .listener((event, after) -> warn(event, progress))
                        .build()) {
            retain(orchestrator, configuration, progress);
            foreword(orchestrator, configuration, models).forEach(progress::say);
            progress.say("Sandbox: " + orchestrator.containment().description());
            WorkflowHandle handle = begin(orchestrator);
            Interruption.onFirst(() -> stop(handle, progress));
            return handle.await();
        }
    }

    private static void retain(Orchestrator orchestrator, Configuration configuration, Progress progress) {
        CleanReport report = orchestrator.housekeeping().applyRetention();
        if (!report.cleaned().isEmpty()) {
            progress.say("Cleaned " + Figures.count(report.cleaned().size(), "workflow") + " that ended more than "
                    + configuration.retention().map(Durations::format).orElse("") + " ago (retention): "
                    + Figures.size(report.freed()) + ".");
        }
    }

    private InputAdapter input(Progress progress) {
        return ask
                ? new TerminalInputAdapter(progress, new Lines(System.in), hints())
                : new NonInteractiveAdapter(progress);
    }

    private static void warn(WorkflowEvent event, Progress progress) {
        if (event.type().equals(Event.LimitNear.class.getSimpleName())
                && Json.read(event.json(), Recorded.class).event() instanceof Event.LimitNear near) {
            progress.say(near.text());
        }
    }

    private static void stop(WorkflowHandle handle, Progress progress) {
        progress.say(
                "Stopping: what is at work has 30 seconds to end. Once more ends at once; what is recorded stays.");
        handle.stop("stopped at the terminal");
    }
}
