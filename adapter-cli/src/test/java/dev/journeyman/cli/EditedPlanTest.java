package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.replay.ReplayModel;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.work.Plan;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that is viewed, edited and approved; and a gate that wants its answer in time. */
@SuppressWarnings("NullAway.Init")
class EditedPlanTest {
    @TempDir
    private Path folder;

    private SmallProject project;
    private Console console;

    @BeforeEach
    void makeProject() throws IOException, GitAPIException {
        project = SmallProject.in(folder, "[\"true\"]");
        console = new Console(project.directory());
    }

    private String parked(String... more) throws JsonProcessingException {
        String[] args = {
            "run",
            "Say bye",
            "--gates",
            "planning",
            "--replay",
            project.recording().toString()
        };
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        assertThat(console.run(all)).isEqualTo(3);
        String shown = console.out();
        assertThat(console.run("status", "--json")).isZero();
        String id = json().at("/workflow").asText();
        assertThat(shown)
                .contains("journeyman view " + id + " --artifact > plan.yaml  # to edit it")
                .contains("journeyman approve " + id + " --edit plan.yaml  # as you edited it");
        return id;
    }

    private JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(console.out());
    }

    private String view(String id) {
        assertThat(console.run("view", id, "--artifact")).isZero();
        return console.out();
    }

    private int approve(String id, String document) throws IOException {
        Files.writeString(project.directory().resolve("plan.yaml"), document);
        return console.run("approve", id, "--edit", "plan.yaml");
    }

    private int resume(String id) {
        return console.run("resume", id, "--replay", project.recording().toString());
    }

    @Test
    void thePlanThatWasEditedIsDone() throws Exception {
        String id = parked();
        String plan = view(id);
        assertThat(plan).startsWith("# Artifact 'plan' of question ").contains("title: Add bye.txt\n");
        assertThat(approve(id, plan.replace("title: Add bye.txt", "title: Say farewell")))
                .isZero();
        assertThat(console.out()).startsWith("Approved with your plan in place of the one that was shown. ");
        assertThat(resume(id)).isZero();
        assertThat(console.out()).contains("bye: started (Say farewell)");
        assertThat(console.run("audit", id, "--json")).isZero();
        assertThat(json().at("/entries").findValuesAsText("output")).contains("approved with another plan");
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedAndTheQuestionStays() throws Exception {
        String id = parked();
        String plan = view(id);
        assertThat(approve(id, plan.replace("dependsOn: []", "dependsOn: [hello]")))
                .isEqualTo(2);
        assertThat(console.err()).contains("plan.yaml: ", "'bye' depends on 'hello'");
        assertThat(approve(id, plan.replace("priority: P2", "priority: high"))).isEqualTo(2);
        assertThat(console.err()).contains("Line ", "'items[0].priority' must be one of P0, P1, P2, P3");
        assertThat(console.run("approve", id, "--edit", "missing.yaml")).isEqualTo(2);
        assertThat(console.err()).contains("missing.yaml cannot be read");

        assertThat(console.run("reject", id)).isZero();
        assertThat(resume(id)).isEqualTo(3);
        assertThat(approve(id, plan)).isEqualTo(2);
        assertThat(console.err()).contains("The file was made for question ", "Look at it again");
        assertThat(resume(id)).as("still no answer").isEqualTo(3);
    }

    @Test
    void theArtifactIsThereForProgramsToo() throws Exception {
        String id = parked();
        assertThat(console.run("view", id, "--artifact", "--json")).isZero();
        JsonNode document = json();
        assertThat(document.at("/name").asText()).isEqualTo("plan");
        assertThat(document.at("/artifact/items/0/key").asText()).isEqualTo("bye");
        assertThat(approve(id, document.at("/artifact").toString()))
                .as("JSON, not edited")
                .isZero();
        assertThat(console.out()).startsWith("Your answer is kept.");
        assertThat(console.run("view", id, "--artifact", "--name", "nothing")).isEqualTo(2);
    }

    @Test
    void ofSeveralArtifactsTheUserChoosesOne() throws Exception {
        String id = waitForTwo();
        assertThat(console.run("view", id, "--artifact")).isEqualTo(2);
        assertThat(console.err())
                .contains(
                        "choose one",
                        "journeyman view " + id + " --artifact --name plan",
                        "journeyman view " + id + " --artifact --name commit-message");
        assertThat(console.run("view", id, "--artifact", "--name", "commit-message"))
                .isZero();
        assertThat(console.out()).contains("Artifact 'commit-message'", "subject: say bye");
    }

    /** A workflow that waits after a phase which left a plan and a commit message. */
    private String waitForTwo() throws InterruptedException {
        try (Orchestrator orchestrator = Orchestrator.builder()
                .project(project.directory())
                .agents(LlmAgents.all(ReplayModel.read(project.recording(), warning -> {}), LlmSettings.DEFAULT))
                .phases(List.of(new Two()))
                .pipeline(Pipeline.of("both", List.of("two")))
                .build()) {
            WorkRequest request = WorkRequest.of("Say bye").withPipeline("both").withGates(List.of("two"));
            return orchestrator.start(request).await().view().id().value();
        }
    }

    /** Leaves a plan and a commit message. */
    private static final class Two implements Phase {
        @Override
        public String name() {
            return "two";
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            return PhaseResult.completed(
                    new Plan("Nothing.", List.of(), "None."), new CommitMessage("feat", "", "say bye", "", false));
        }
    }

    @Test
    void aDeadlineIsShownUntilItIsAnsweredAndStaysShownWhenItIsOver() throws Exception {
        String id = parked("--gate-deadline", "2d");
        assertThat(console.run("status", id)).isZero();
        assertThat(console.out()).containsPattern("Answer by 20\\S+Z\\.");
        assertThat(console.run("list")).isZero();
        assertThat(console.out()).containsPattern("answer by 20\\S+Z: Say bye");
        assertThat(console.run("status", id, "--json")).isZero();
        assertThat(json().at("/question/answerBy").asText()).startsWith("20");
        assertThat(json().at("/question/overdue").asText()).isEqualTo("ASK");
        console.waits(Duration.ofDays(3));
        assertThat(console.run("status", id)).isZero();
        assertThat(console.out()).contains("OVERDUE: the time for an answer was over at ");
        assertThat(console.run("list")).isZero();
        assertThat(console.out()).contains("OVERDUE since ");
        assertThat(console.run("approve", id)).isZero();
        assertThat(resume(id)).isZero();
    }
}
