package dev.journeyman.cli.command;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.cli.demo.DemoProject;
import dev.journeyman.cli.model.RoleModels;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.pipeline.Pipeline;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Add a feature to a small Maven project: real plan, edits, builds, tests and git, but recorded "
                + "answers of the model. Needs no key and no network.")
final class DemoCommand extends RunningCommand {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Where the project goes: a new or empty folder, or one that a killed demo left. Default: a new "
                            + "temporary folder.")
    private @Nullable Path directory;

    @Option(names = "--live", description = "Ask the model that the environment names instead of the recording.")
    private boolean live;

    DemoCommand(Shell shell) {
        super(shell);
    }

    @Override
    Path project() {
        return directory == null
                ? super.project()
                : shell().directory().resolve(directory).normalize();
    }

    @Override
    Reply reply() throws Exception {
        // A model that cannot be had is said before anything is written.
        models(Configuration.DEFAULTS).require(phases(Configuration.DEFAULTS), Set.of());
        prepare();
        introduce();
        return super.reply();
    }

    @Override
    List<String> phases(Configuration configuration) {
        return Pipeline.FEATURE.phases();
    }

    @Override
    RoleModels models(Configuration configuration) {
        return live ? choice().live(shell(), configuration) : choice().demo(shell());
    }

    private void prepare() throws IOException {
        if (directory == null) {
            directory = Files.createTempDirectory("journeyman-demo-");
        }
        try {
            DemoProject.in(project(), !live);
        } catch (OrchestratorException e) {
            throw new UsageException(e);
        }
    }

    private void introduce() {
        PrintStream out = json() ? shell().terminal().err() : shell().terminal().out();
        out.println("Project: " + project());
        out.println("Request: " + DemoProject.request());
        if (!live) {
            out.println("The model's answers are recorded. Everything else is real: plan, edits, builds, tests, git.");
        }
    }

    /** A killed demo left one workflow, which goes on. */
    @Override
    WorkflowHandle begin(Orchestrator orchestrator) {
        return orchestrator.list().stream()
                .findFirst()
                .map(left -> orchestrator.resume(left.id()))
                .orElseGet(() -> orchestrator.start(WorkRequest.of(DemoProject.request())));
    }
}
