package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.cli.forecast.Forecast;
import dev.journeyman.cli.model.RoleModels;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.cli.text.ForecastText;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", description = "Take a request to a tested commit on a branch of its own.")
final class RunCommand extends RunningCommand {
    /** The newest say enough about the next. */
    private static final int MOST_PAST = 20;

    @Parameters(paramLabel = "REQUEST", description = "What is wanted, in your words.")
    private String request = "";

    @Option(
            names = "--gates",
            paramLabel = "GATE",
            split = ",",
            description =
                    "Wait for your approval after requirements, planning, implementation or testing, or before commit.")
    private List<String> gates = List.of();

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "The phases to go through, as 'pipelines' in journeyman.yaml names them; default: "
                    + "${DEFAULT-VALUE}.")
    private String pipeline = Pipeline.FEATURE.name();

    @Option(names = "--base", paramLabel = "REV", description = "Start from this revision; default: HEAD.")
    private @Nullable String base;

    @Option(
            names = "--include-uncommitted",
            description =
                    "Take along what is not committed, in a first commit on the delivered branch; your files, index,"
                            + " stash and HEAD stay as they are.")
    private boolean includeUncommitted;

    @Option(names = "--no-commit", description = "Stop before a commit is delivered.")
    private boolean noCommit;

    @Option(names = "--forecast", description = "Say what calls, money and time this is likely to take; run nothing.")
    private boolean forecast;

    @Option(
            names = "--submit",
            description = "Record the workflow and leave it to a worker, or to 'resume'; needs no key here.")
    private boolean submit;

    private List<String> notes = List.of();

    RunCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() throws Exception {
        if (request.isBlank()) {
            throw new UsageException("cli.blank-request", "The request is blank: say what is wanted.");
        }
        notes = builder().startingPoint(request()).notes();
        if (submit) {
            return submit();
        }
        return forecast ? forecast() : super.reply();
    }

    private Reply submit() {
        try (Orchestrator orchestrator = reading()) {
            WorkflowId id = orchestrator.submit(request());
            return Reply.done(
                    String.join("\n", notes) + (notes.isEmpty() ? "" : "\n") + "Workflow " + id
                            + " waits for a worker. See how it goes with: " + hints().journeyman("status", id, "")
                            + "\n",
                    Documents.object().put("workflow", id.value()));
        }
    }

    private Reply forecast() {
        try (Orchestrator orchestrator = reading()) {
            Configuration configuration = builder().configuration();
            ForecastText text = forecast(orchestrator, configuration, models(configuration));
            return Reply.done(String.join("\n", text.lines()) + "\n", text.document());
        }
    }

    @Override
    List<String> foreword(Orchestrator orchestrator, Configuration configuration, RoleModels models) {
        List<String> lines = new ArrayList<>(notes);
        lines.addAll(forecast(orchestrator, configuration, models).lines());
        return lines;
    }

    private ForecastText forecast(Orchestrator orchestrator, Configuration configuration, RoleModels models) {
        Forecast expected = Forecast.of(
                phases(configuration),
                orchestrator.list().stream()
                        .filter(head -> head.status() == WorkflowStatus.COMPLETED)
                        .limit(MOST_PAST)
                        .map(head -> orchestrator.view(head.id()))
                        .toList(),
                models,
                javaFiles(orchestrator),
                RoleModels.prices(configuration, shell()::variable),
                configuration.limits());
        return new ForecastText(expected, configuration.limits());
    }

    private int javaFiles(Orchestrator orchestrator) {
        return (int) orchestrator.tree(Optional.ofNullable(base)).paths().stream()
                .filter(path -> path.endsWith(".java"))
                .count();
    }

    @Override
    List<String> phases(Configuration configuration) {
        return configuration.pipelines().getOrDefault(pipeline, Pipeline.FEATURE.phases());
    }

    @Override
    WorkflowHandle begin(Orchestrator orchestrator) {
        return orchestrator.start(request());
    }

    private WorkRequest request() {
        WorkRequest asked = WorkRequest.of(request).withPipeline(pipeline).withGates(gates);
        asked = base == null ? asked : asked.withBase(base);
        asked = includeUncommitted ? asked.withUncommitted() : asked;
        return noCommit ? asked.withoutCommit() : asked;
    }
}
