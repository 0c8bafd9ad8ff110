package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Role;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import dev.journeyman.testkit.ScriptedAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureWorkflowTest {
    @TempDir
    Path temp;

    private final Team team = new Team();
    private final ScriptedBuildTool build = new ScriptedBuildTool();
    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private Path project = Path.of("");

    @BeforeEach
    void createProject() throws Exception {
        project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
    }

    private Orchestrator orchestrator(CheckpointStore journals) {
        return orchestrator(journals, team.agents());
    }

    private Orchestrator orchestrator(CheckpointStore journals, List<Agent> agents) {
        return Orchestrator.builder()
                .project(project)
                .store(journals)
                .tracker(new InMemoryWorkTracker())
                .agents(agents)
                .commands(build)
                .sleeper(time -> {})
                .environment(
                        java.util.Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                .configuration(Configuration.DEFAULTS)
                .build();
    }

    @Test
    void aRequestArrivesAsATestedCommit() throws Exception {
        try (Orchestrator orchestrator = orchestrator(store)) {
            WorkflowResult result =
                    orchestrator.start(WorkRequest.of("Write four files.")).await();

            assertThat(result.status()).as(result.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
            assertThat(result.phasesCompleted())
                    .containsExactly("requirements", "research", "plan", "code", "tests", "fix", "docs", "commit");
            assertThat(result.changes().created()).hasSize(6);
            assertThat(result.changes().modified()).containsExactly("README.md");
            assertThat(result.tests().orElseThrow().runs()).hasSize(2);
            assertThat(result.tests().orElseThrow().runs().get(0).failures()).hasSize(1);
            assertThat(result.tests().orElseThrow().last().passed()).isTrue();
            assertThat(result.branch()).contains("journeyman/four-files");
            assertThat(SampleProject.commit(project, "journeyman/four-files").getFullMessage())
                    .startsWith("feat: write four files\n\nThey were wanted.\n\nJourneyman-Workflow: ")
                    .contains("Journeyman-Agents: analyst, coder, committer, planner, reader, tester, writer")
                    .contains("Journeyman-Journal: ");
            assertThat(worktrees()).containsExactly("main");
        }
    }

    @Test
    void aFileThatLooksLikeASecretIsLeftOutOfTheCommitAndSpokenOf() throws Exception {
        Agent careless = ScriptedAgent.following("careless", Set.of(Role.DOCUMENTER), (assignment, context) -> {
            for (int time = 1; time <= 2; time++) {
                String text = "written " + time + " times";
                context.step(new Action.Compute("write"), String.class, step -> {
                    Files.writeString(step.directory().resolve("notes.txt"), text);
                    Files.writeString(step.directory().resolve(".env"), "KEY=" + text);
                    return text;
                });
            }
            return new Outcome.Done(Optional.empty(), "Notes.");
        });
        List<Agent> agents = new ArrayList<>(List.of(careless));
        agents.addAll(team.agents());
        try (Orchestrator orchestrator = orchestrator(store, agents)) {
            WorkflowResult result =
                    orchestrator.start(WorkRequest.of("Write four files.")).await();

            assertThat(result.status()).as(result.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
            assertThat(result.changes().created()).contains("notes.txt").doesNotContain(".env");
            assertThat(result.delivery().orElseThrow().notes())
                    .filteredOn(note -> note.startsWith("Left out"))
                    .singleElement()
                    .asString()
                    .contains(".env (looks like a secret)");
            assertThat(orchestrator.audit(result.id()))
                    .filteredOn(entry -> entry.action().equals("leave out"))
                    .hasSize(1);
        }
    }

    /** Those of merged items are gone. */
    private List<String> worktrees() throws Exception {
        try (Stream<Path> folders = Files.find(temp.resolve("state"), 4, (path, found) -> found.isDirectory())) {
            return folders.filter(folder -> Files.exists(folder.resolve("README.md")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void aGateParksUntilAPersonAnswersAndARejectionDoesThePhaseAgain() throws Exception {
        WorkflowId id;
        try (Orchestrator orchestrator = orchestrator(store)) {
            WorkflowResult parked = orchestrator
                    .start(WorkRequest.of("Write four files.").withGates(List.of("requirements")))
                    .await();
            id = parked.id();
            assertThat(parked.status()).isEqualTo(WorkflowStatus.PAUSED);
            AskedQuestion question = parked.question().orElseThrow();
            assertThat(question.question()).isInstanceOf(Question.Approval.class);
            orchestrator.post(id, new Signal.Answered("a1", "ann", question.id(), new Answer.Rejected("More files!")));
        }
        try (Orchestrator orchestrator = orchestrator(store.reopened())) {
            WorkflowResult again = orchestrator.resume(id).await();
            assertThat(again.status()).isEqualTo(WorkflowStatus.PAUSED);
            assertThat(again.view().phases().get(0).attempt()).isEqualTo(2);
            AskedQuestion question = again.question().orElseThrow();
            assertThat(question.question().text()).contains("More files!");
            Question.Approval approval = (Question.Approval) question.question();
            orchestrator.post(
                    id,
                    new Signal.Answered(
                            "a2",
                            "ann",
                            question.id(),
                            new Answer.Approved(approval.tree(), approval.artifactHash(), "")));
            WorkflowResult result = orchestrator.resume(id).await();
            assertThat(result.status()).as(result.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
        }
    }
}
