package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Role;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import dev.journeyman.testkit.ScriptedAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stops, pauses and ends for good while an agent is at work, on real threads. */
@Timeout(60)
class GracefulStopTest {
    private static final WorkRequest REQUEST = WorkRequest.of("Write four files.");

    @TempDir
    Path temp;

    private final Team team = new Team();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private Path project = Path.of("");

    @BeforeEach
    void createProject() throws Exception {
        project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
    }

    private Orchestrator orchestrator(Duration grace, Agent... first) {
        List<Agent> agents = new ArrayList<>(List.of(first));
        agents.addAll(team.agents());
        return Orchestrator.builder()
                .project(project)
                .store(store)
                .tracker(new InMemoryWorkTracker())
                .agents(agents)
                .commands(new ScriptedBuildTool())
                .sleeper(time -> {})
                .grace(grace)
                .environment(Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                .configuration(Configuration.DEFAULTS)
                .build();
    }

    /** Works on its step until it is told to end. */
    private Agent slow() {
        return ScriptedAgent.following("slow", Set.of(Role.PLANNER), (assignment, context) -> {
            context.step(new Action.Compute("think"), String.class, step -> {
                begun.countDown();
                end.await();
                return "thought";
            });
            return new Outcome.Done(java.util.Optional.of(Team.PLAN), "");
        });
    }

    private WorkflowHandle atWork(Orchestrator orchestrator) throws InterruptedException {
        WorkflowHandle handle = orchestrator.start(REQUEST);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        return handle;
    }

    @Test
    void theAtomicUnitEndsAndWhatWasAtWorkIsNoted() throws Exception {
        try (Orchestrator orchestrator = orchestrator(Duration.ofSeconds(30), slow())) {
            WorkflowHandle handle = atWork(orchestrator);
            handle.stop("enough");
            end.countDown();
            WorkflowResult stopped = handle.await();
            assertThat(stopped.status()).isEqualTo(WorkflowStatus.STOPPED);
            assertThat(stopped.suspended()).singleElement().satisfies(work -> {
                assertThat(work.phase()).isEqualTo("plan");
                assertThat(work.agent()).isEqualTo("slow");
                assertThat(work.last()).isEqualTo("ask:planner:1");
            });
            assertThat(orchestrator.resume(handle.id()).await().status()).isEqualTo(WorkflowStatus.COMPLETED);
        }
    }

    @Test
    void whatDoesNotEndInTimeIsCutOffAndDoneAgainLater() throws Exception {
        WorkflowId id;
        try (Orchestrator orchestrator = orchestrator(Duration.ofMillis(200), slow())) {
            WorkflowHandle handle = atWork(orchestrator);
            id = handle.id();
            orchestrator.post(id, new Signal.Stop("stop", "ann", "enough"));
            WorkflowResult stopped = handle.await();
            assertThat(stopped.status()).isEqualTo(WorkflowStatus.STOPPED);
            assertThat(stopped.view().reason()).isEqualTo("enough (ann)");
            assertThat(stopped.suspended())
                    .singleElement()
                    .satisfies(work -> assertThat(work.last()).isEmpty());
        }
        try (Orchestrator orchestrator = orchestrator(Duration.ofSeconds(30))) {
            WorkflowResult done = orchestrator.resume(id).await();
            assertThat(done.status()).isEqualTo(WorkflowStatus.COMPLETED);
            assertThat(done.suspended()).isEmpty();
        }
    }

    @Test
    void anAbandonedWorkflowFreesItsDirectoriesAndRefsAlsoWhenNobodyRunsIt() throws Exception {
        WorkflowId id;
        try (Orchestrator orchestrator = orchestrator(Duration.ofMillis(200), slow())) {
            WorkflowHandle handle = atWork(orchestrator);
            id = handle.id();
            handle.stop("enough");
            handle.await();
        }
        assertThat(worktrees()).isNotEmpty();
        try (Orchestrator orchestrator = orchestrator(Duration.ofSeconds(30))) {
            Signal abandon = new Signal.Abandon("abandon", "ann", "not wanted");
            WorkflowResult gone = orchestrator.order(id, abandon).orElseThrow().await();
            assertThat(gone.status()).isEqualTo(WorkflowStatus.ABANDONED);
            assertThat(worktrees()).isEmpty();
            assertThat(refs()).noneMatch(ref -> ref.contains(id.value()));
            assertThat(orchestrator.order(id, abandon).orElseThrow().await().status())
                    .as("once more frees what a killed process may have left")
                    .isEqualTo(WorkflowStatus.ABANDONED);
            assertThat(orchestrator.report(id)).contains("Write four files.");
            assertThatThrownBy(() -> orchestrator.log(id)).hasMessageContaining("abandoned");
        }
    }

    @Test
    void aPauseOfAWorkflowThatRestsLeavesItAsItIs() throws Exception {
        WorkflowId id;
        try (Orchestrator orchestrator = orchestrator(Duration.ofSeconds(30))) {
            id = orchestrator
                    .start(REQUEST.withGates(List.of("planning")))
                    .await()
                    .id();
            Signal pause = new Signal.Pause("pause", "ann", "lunch");
            assertThat(orchestrator.order(id, pause).orElseThrow().await().status())
                    .as("it rests already")
                    .isEqualTo(WorkflowStatus.PAUSED);
        }
    }

    @Test
    void aCompletedWorkflowCannotBeGivenUp() throws Exception {
        try (Orchestrator orchestrator = orchestrator(Duration.ofSeconds(30))) {
            WorkflowId id = orchestrator.start(REQUEST).await().id();
            assertThatThrownBy(() -> orchestrator.order(id, new Signal.Abandon("abandon", "ann", "")))
                    .isInstanceOf(OrchestratorException.class)
                    .hasMessageContaining("is completed");
        }
    }

    private List<String> worktrees() throws Exception {
        try (Stream<Path> folders = Files.find(temp.resolve("state"), 4, (path, found) -> found.isDirectory())) {
            return folders.filter(folder -> Files.exists(folder.resolve("README.md")))
                    .map(Path::toString)
                    .toList();
        }
    }

    private List<String> refs() throws Exception {
        try (Git git = Git.open(project.toFile())) {
            return git.getRepository().getRefDatabase().getRefs().stream()
                    .map(ref -> ref.getName())
                    .toList();
        }
    }
}
