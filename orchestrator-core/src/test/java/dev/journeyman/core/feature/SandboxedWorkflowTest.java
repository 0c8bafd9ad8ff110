package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.SandboxSettings;
import dev.journeyman.core.process.CommandRunner;
import dev.journeyman.core.process.Containment;
import dev.journeyman.core.process.ProcessGroup;
import dev.journeyman.core.process.Sandbox;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxedWorkflowTest {
    @TempDir
    Path temp;

    private final Team team = new Team();
    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private Path project = Path.of("");

    /** Has a sandbox without network, and a build that fetches something the first time. */
    private static final class FetchingBuild implements CommandRunner {
        private final ScriptedBuildTool build = new ScriptedBuildTool();
        private boolean fetched;

        @Override
        public Containment containment() {
            return new Containment(true, "a sandbox of the test's");
        }

        @Override
        public CommandResult run(
                Command command, Path directory, Consumer<ProcessGroup> announced, BooleanSupplier cancelled) {
            return fetched
                    ? build.run(command, directory, announced, cancelled)
                    : new CommandResult(1, "Unknown host\n[sandbox] " + Sandbox.NO_NETWORK + "\n", false, 1);
        }
    }

    @BeforeEach
    void createProject() throws Exception {
        project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
    }

    private Orchestrator orchestrator(CommandRunner commands, SandboxSettings sandbox) {
        return Orchestrator.builder()
                .project(project)
                .store(store)
                .tracker(new InMemoryWorkTracker())
                .agents(team.agents())
                .commands(commands)
                .sleeper(time -> {})
                .environment(Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                .configuration(Configuration.builder().sandbox(sandbox).build())
                .build();
    }

    @Test
    void nobodyPlansForABuildThatCannotFetchAndAResumeBuildsAgain() throws Exception {
        FetchingBuild build = new FetchingBuild();
        try (Orchestrator orchestrator = orchestrator(build, SandboxSettings.DEFAULTS.requiring())) {
            WorkflowResult stopped =
                    orchestrator.start(WorkRequest.of("Write four files.")).await();
            assertThat(stopped.status()).isEqualTo(WorkflowStatus.FAILED);
            assertThat(stopped.view().reason()).contains("the sandbox gives it no network", "sandbox.network: checks");
            assertThat(stopped.phasesCompleted()).isEmpty();
            assertThat(team.callsInAll()).as("paid calls").isZero();

            build.fetched = true;
            WorkflowResult result = orchestrator.resume(stopped.id()).await();

            assertThat(result.status()).as(result.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
            assertThat(orchestrator.report(result.id())).contains("- Sandbox: a sandbox of the test's\n");
        }
    }

    @Test
    void nothingIsBegunWithoutTheSandboxThatIsRequired() {
        try (Orchestrator orchestrator = orchestrator(new ScriptedBuildTool(), SandboxSettings.DEFAULTS.requiring())) {
            assertThatThrownBy(() -> orchestrator.start(WorkRequest.of("Write four files.")))
                    .isInstanceOf(OrchestratorException.class)
                    .hasMessage("A sandbox is required, but there is none, commands run unsandboxed: they are run by"
                            + " ScriptedBuildTool, which knows of no sandbox.");
            assertThat(orchestrator.list()).isEmpty();
        }
    }
}
