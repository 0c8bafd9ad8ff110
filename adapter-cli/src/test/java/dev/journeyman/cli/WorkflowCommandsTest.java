package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a real engine, whose build is a program that does nothing. */
class WorkflowCommandsTest {
    @TempDir
    private Path folder;

    private SmallProject project;
    private Console console;

    @BeforeEach
    void makeProject() throws IOException, GitAPIException {
        project = SmallProject.in(folder, "[\"true\"]");
        console = new Console(project.directory());
    }

    @Test
    void runTakesARequestToABranch() throws IOException {
        assertThat(run()).isZero();
        assertThat(console.out())
                .contains("Model: recorded:small")
                .contains("  bye: started (Add bye.txt)")
                .contains("Completed after")
                .containsPattern("Files created +bye\\.txt")
                .contains("feat: say bye")
                .contains("git merge journeyman/say-bye");
        try (Git git = Git.open(project.directory().toFile())) {
            assertThat(git.getRepository().resolve("journeyman/say-bye:bye.txt"))
                    .isNotNull();
        }
    }

    @Test
    void withJsonStandardOutputIsOneDocument() throws JsonProcessingException {
        assertThat(run("--json")).isZero();
        JsonNode document = json();
        assertThat(document.at("/status").asText()).isEqualTo("COMPLETED");
        assertThat(document.at("/filesCreated/0").asText()).isEqualTo("bye.txt");
        assertThat(document.at("/branch").asText()).isEqualTo("journeyman/say-bye");
        assertThat(document.at("/phasesCompleted")).hasSizeGreaterThan(5);
        assertThat(console.err()).contains("code: started");
    }

    @Test
    void nothingIsBegunWithoutTheSandboxThatIsRequired() throws IOException {
        withoutSandbox();
        assertThat(run("--require-sandbox")).isEqualTo(2);
        assertThat(console.err())
                .contains("A sandbox is required, but there is none", "sandbox.enabled is false in the configuration");
        assertThat(project.directory().resolve(".git/journeyman/workflows")).doesNotExist();
    }

    @Test
    void theReportSaysHowCommandsWereContained() throws IOException {
        withoutSandbox();
        assertThat(run()).isZero();
        assertThat(console.out()).containsOnlyOnce("Sandbox: none, commands run unsandboxed: sandbox.enabled is false");
        assertThat(console.run("report", id())).isZero();
        assertThat(console.out()).contains("- Sandbox: none, commands run unsandboxed");
    }

    private void withoutSandbox() throws IOException {
        Path configuration = project.directory().resolve("journeyman.yaml");
        Files.writeString(configuration, Files.readString(configuration) + "sandbox: {enabled: false}\n");
    }

    @Test
    void noCommitLeavesTheRepositoryWithoutABranch() throws IOException {
        assertThat(run("--no-commit")).isZero();
        try (Git git = Git.open(project.directory().toFile())) {
            assertThat(git.getRepository().resolve("journeyman/say-bye")).isNull();
        }
    }

    @Test
    void aGateParksUntilItIsApproved() throws JsonProcessingException {
        assertThat(run("--gates", "planning")).isEqualTo(3);
        assertThat(console.out()).contains("Waiting for you: gate 'planning'").contains("journeyman approve ");
        String id = id();
        assertThat(console.run("status", id.substring(0, 4))).isZero();
        assertThat(console.out()).contains("paused").contains("Waiting for you");
        assertThat(console.run("resume", id, "--replay", recording()))
                .as("still no answer")
                .isEqualTo(3);
        assertThat(console.run("approve", id, "--comment", "fine")).isZero();
        assertThat(console.out()).contains("journeyman resume " + id);
        assertThat(console.run("resume", id, "--replay", recording())).isZero();
        assertThat(console.run("approve", id)).as("nothing is open any more").isEqualTo(2);
    }

    @Test
    void aRejectionHasThePhaseDoneAgain() throws JsonProcessingException {
        assertThat(run("--gates", "planning", "--json")).isEqualTo(3);
        assertThat(json().at("/question/gate").asText()).isEqualTo("planning");
        String id = json().at("/workflow").asText();
        assertThat(console.run("reject", id, "--comment", "as I said", "--json"))
                .isZero();
        assertThat(json().at("/answer").asText()).isEqualTo("Rejected");
        assertThat(console.run("resume", id, "--replay", recording(), "--json")).isEqualTo(3);
        assertThat(json().at("/phases").findValuesAsText("attempt")).contains("2");
    }

    @Test
    void aQuestionIsAnsweredInWords() throws IOException, GitAPIException {
        Files.writeString(project.directory().resolve("journeyman.yaml"), "");
        assertThat(run()).as("no build is known").isEqualTo(3);
        String id = id();
        assertThat(console.run("approve", id)).isEqualTo(2);
        assertThat(console.err()).contains("--comment '");
        assertThat(console.run("reject", id)).isEqualTo(2);
        assertThat(console.run("approve", id, "--comment", "go on without a build"))
                .isZero();
        assertThat(console.run("resume", id, "--replay", recording())).isZero();
    }

    @Test
    void whatWasDoneCanBeLookedAt() throws JsonProcessingException {
        run();
        String id = id();
        assertThat(console.run("list")).isZero();
        assertThat(console.out()).contains(id).contains("completed");
        assertThat(console.run("log", id)).isZero();
        assertThat(console.out()).contains("coder");
        assertThat(console.run("checkpoints", id, "--json")).isZero();
        assertThat(json().at("/checkpoints")).hasSizeGreaterThan(8);
        assertThat(console.run("audit", id)).isZero();
        assertThat(console.out()).contains("done", "coder", "edit", "deliver");
        assertThat(console.run("audit", id, "--json")).isZero();
        assertThat(json().at("/entries").findValuesAsText("action")).contains("model", "edit", "deliver");
        assertThat(console.run("report", id)).isZero();
        assertThat(console.out()).startsWith("#").contains("Say bye");
        assertThat(console.run("status", "--json")).isZero();
        assertThat(json().at("/items/0/status").asText()).isEqualTo("DONE");
    }

    @Test
    void oneStepIsShownInFull() throws JsonProcessingException {
        run();
        String id = id();
        console.run("audit", id, "--json");
        JsonNode edit = json().at("/entries").findParents("action").stream()
                .filter(entry -> entry.at("/action").asText().equals("edit"))
                .findFirst()
                .orElseThrow();
        assertThat(console.run("show", id, edit.at("/sequence").asText())).isZero();
        assertThat(console.out())
                .containsPattern("Action +edit bye\\.txt")
                .containsPattern("By +coder")
                .containsPattern("Allowed by +mode\\.default")
                .containsPattern("Files +added bye\\.txt \\+1 -0");
        assertThat(console.run("show", id, "requirements#1/ask:requirements:1/m", "--json"))
                .isZero();
        assertThat(json().at("/result").asText()).contains("\"title\" : \"Say bye\"");
        assertThat(json().at("/usage/modelCalls").asInt()).isOne();
        assertThat(console.run("show", id, "code#1/dispatch:1/bye#1/ask:backend:1"))
                .isZero();
        assertThat(console.out()).contains("Added it.", "added bye.txt");
        assertThat(console.run("show", id, "code")).isEqualTo(2);
        assertThat(console.err()).contains("beginning of several", "/edit/1");
        assertThat(console.run("show", id, "nothing")).isEqualTo(2);
        assertThat(console.err()).contains("no step 'nothing'");
    }

    @Test
    void theRecordIsIntactUntilSomebodyEditsIt() throws IOException {
        run();
        String id = id();
        assertThat(console.run("audit", id, "--verify")).isZero();
        assertThat(console.out()).contains("intact: ").doesNotContain("NOT INTACT");
        assertThat(console.run("audit", id, "--verify", "--json")).isZero();
        assertThat(json().at("/anchored").asBoolean()).isTrue();

        Path journal = project.directory().resolve(".git/journeyman/workflows/" + id + "/journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replaceFirst("Say bye", "Say boo"));
        assertThat(console.run("audit", id, "--verify")).isEqualTo(1);
        assertThat(console.out()).contains("NOT INTACT");
    }

    @Test
    void anUnknownWorkflowIsNamed() {
        assertThat(console.run("status", "nobody")).isEqualTo(2);
        assertThat(console.err()).hasLineCount(1).contains("nobody").contains("list");
        assertThat(console.run("status")).isEqualTo(2);
    }

    @Test
    void aRecordingCanBeAnsweredFrom() {
        Path second = folder.resolve("second.json");
        assertThat(run("--record", second.toString())).isZero();
        assertThat(console.run("run", "Say bye", "--replay", second.toString())).isZero();
        assertThat(console.err()).as("the prompts are the ones recorded").isEmpty();
    }

    @Test
    void aGateThatIsNotThereIsWrongUsageAndNothingIsWritten() {
        assertThat(run("--gates", "coffee")).isEqualTo(2);
        assertThat(console.err()).hasLineCount(1).contains("coffee").contains("planning");
        assertThat(run("--base", "no-such-branch")).isEqualTo(2);
        assertThat(console.err()).hasLineCount(1).contains("no-such-branch");
        assertThat(console.run("list")).isZero();
        assertThat(console.out()).isEqualTo("No workflow yet.\n");
    }

    @Test
    void aFolderOutsideARepositoryIsWrongUsage() {
        assertThat(console.run("list", "--project", folder.toString())).isEqualTo(2);
        assertThat(console.err()).hasLineCount(1).contains("git init");
    }

    @Test
    void anInvalidConfigurationIsWrongUsageOfEveryCommand() throws IOException {
        Files.writeString(project.directory().resolve("journeyman.yaml"), "limit: 3\n");
        assertThat(run()).isEqualTo(2);
        assertThat(console.err()).contains("journeyman.yaml");
        assertThat(console.run("list")).isEqualTo(2);
        assertThat(console.err()).contains("journeyman.yaml");
    }

    @Test
    void aDecisionIsAllowedOrDenied() throws IOException {
        Files.writeString(
                project.directory().resolve("journeyman.yaml"), "checks: {test: ['true']}\nlimits: {modelCalls: 0}\n");
        assertThat(run("--json")).as("no call is left").isEqualTo(3);
        assertThat(json().at("/question/kind").asText()).isEqualTo("decision");
        String id = json().at("/workflow").asText();
        assertThat(console.run("reject", id, "--json")).isZero();
        assertThat(console.run("resume", id, "--replay", recording())).isEqualTo(1);
    }

    @Test
    void whatNobodyRunsNeedsNoStop() throws JsonProcessingException {
        run();
        String id = id();
        assertThat(console.run("stop", id)).isZero();
        assertThat(console.out())
                .isEqualTo("Nobody runs it: the workflow is completed. Next: journeyman status " + id + "\n");
    }

    @Test
    void whatWaitsForAnAnswerCanBeStoppedAndAnsweredLater() throws JsonProcessingException {
        run("--gates", "planning");
        String id = id();
        assertThat(console.run("stop", id, "--reason", "not this month")).isZero();
        assertThat(console.out()).contains("Stopped after", "not this month (", "journeyman resume " + id);
        assertThat(console.run("approve", id)).isZero();
        assertThat(console.run("resume", id, "--replay", recording())).isZero();
    }

    @Test
    void whatIsGivenUpIsFreedAndItsRecordStays() throws JsonProcessingException {
        run("--gates", "planning");
        String id = id();
        Path anchor = project.directory().resolve(".git/refs/journeyman/anchor/" + id);
        assertThat(anchor).exists();
        assertThat(console.run("pause", id)).isZero();
        assertThat(console.out()).startsWith("Nobody runs it: the workflow is paused.");
        assertThat(console.run("abandon", id, "--reason", "not wanted")).isZero();
        assertThat(console.out()).contains("Abandoned after", "not wanted (");
        assertThat(anchor).doesNotExist();
        assertThat(console.run("audit", id)).isZero();
        assertThat(console.run("resume", id, "--replay", recording())).isEqualTo(1);
    }

    @Test
    void aGateShowsEveryChangedLineAndTheAnswer() throws JsonProcessingException {
        run("--gates", "implementation");
        assertThat(console.run("view", id())).isZero();
        assertThat(console.out())
                .contains("+++ b/bye.txt", "+bye", "Phases done: requirements, research, plan, code")
                .contains("Files changed so far (1, +1 -0)", "journeyman approve ");
        assertThat(console.run("view", id(), "--json")).isZero();
        assertThat(json().at("/patch").asText()).contains("+bye");
    }

    @Test
    void feedbackIsTakenAsItSoundsAndOnlyAPersonMakesAnExclusion() throws JsonProcessingException {
        run("--gates", "planning");
        String id = id();
        assertThat(console.run("reject", id, "--comment", "Don't touch hello.txt"))
                .isZero();
        assertThat(console.out())
                .contains("Taken as a comment, though it sounds like an exclusion", "--kind exclusion");
        assertThat(console.run(
                        "resume", id, "--replay", recording(), "--feedback", "Also say when.", "--kind", "exclusion"))
                .isEqualTo(3);
        assertThat(console.run("approve", id, "--comment", "Also say why.", "--json"))
                .isZero();
        assertThat(json().at("/kind").asText()).isEqualTo("ADDITION");
    }

    @Test
    void aRecordThatWasNotDeliveredIsNotCalledAnchored() throws JsonProcessingException {
        run("--no-commit");
        assertThat(console.run("audit", id(), "--verify")).isZero();
        assertThat(console.out()).contains("not anchored: no branch here holds a commit of it");
    }

    @Test
    void aStackTraceIsPrintedOnRequestOnly() {
        assertThat(console.run("status", "nobody", "--verbose")).isEqualTo(2);
        assertThat(console.err()).contains("\tat ");
    }

    private int run(String... more) {
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"run", "Say bye", "--replay", recording()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return console.run(args);
    }

    private String recording() {
        return project.recording().toString();
    }

    private String id() throws JsonProcessingException {
        console.run("list", "--json");
        return json().at("/workflows/0/workflow").asText();
    }

    private JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(console.out());
    }
}
