package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.EditedArtifact;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.work.Plan;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.engine.Review;
import dev.journeyman.core.report.AuditEntry;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who approves with a plan of their own (R16). */
@SuppressWarnings("NullAway.Init")
class EditedArtifactTest {
    private static final Feedback FINE = Feedback.comment("");

    @TempDir
    Path temp;

    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private Orchestrator orchestrator;
    private WorkflowId id;

    @BeforeEach
    void waitAtThePlan() throws Exception {
        orchestrator = Orchestrator.builder()
                .project(SampleProject.create(Files.createDirectory(temp.resolve("sample"))))
                .store(store)
                .tracker(new InMemoryWorkTracker())
                .agents(new Team().agents())
                .commands(new ScriptedBuildTool())
                .sleeper(time -> {})
                .environment(Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                .build();
        WorkflowResult parked = orchestrator
                .start(WorkRequest.of("Write four files.").withGates(List.of("planning", "implementation")))
                .await();
        id = parked.id();
        assertThat(parked.status()).isEqualTo(WorkflowStatus.PAUSED);
    }

    @AfterEach
    void close() {
        orchestrator.close();
    }

    private WorkflowResult answer(Answer answer) throws InterruptedException {
        String question = orchestrator.review(id).question().id();
        orchestrator.post(id, new Signal.Answered("to " + question + answer.hashCode(), "ann", question, answer));
        return orchestrator.resume(id).await();
    }

    private static Plan without(String key) {
        return new Plan(
                "No " + key + ".",
                Team.PLAN.items().stream()
                        .filter(item -> !item.key().equals(key))
                        .toList(),
                Team.PLAN.testStrategy());
    }

    @Test
    void phasesThatFollowGetThePlanOfThePerson() throws Exception {
        Review review = orchestrator.review(id);
        assertThat(review.editable()).containsExactly("plan");
        assertThat(review.artifact("plan")).isEqualTo(Team.PLAN);
        String document = review.document(id, review.only());
        String edited = document.substring(0, document.indexOf("  - key: bottom")) + "testStrategy: None.\n";
        WorkflowResult result = answer(review.approve(Feedback.comment("less is more"), edited));
        assertThat(result.changes().created())
                .as(result.view().reason())
                .containsExactly("src/main/left.txt", "src/main/right.txt", "src/main/top.txt");
        assertThat(orchestrator.audit(id))
                .filteredOn(entry -> entry.action().equals("answer"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.by()).isEqualTo("ann");
                    assertThat(entry.output()).isEqualTo("approved with another plan less is more");
                });
        assertThat(orchestrator.verify(id).intact()).isTrue();
    }

    @Test
    void aRollbackBehindTheApprovalBringsTheOldPlanBack() throws Exception {
        long shown = orchestrator.view(id).sequence();
        answer(orchestrator.review(id).approve(FINE, without("bottom")));
        orchestrator
                .rollBack(id, new Signal.RollBack("back", "ann", shown))
                .orElseThrow()
                .await();
        assertThat(orchestrator.review(id).artifact("plan")).isEqualTo(Team.PLAN);
        WorkflowResult result = answer(orchestrator.review(id).approve(FINE));
        assertThat(result.changes().created()).hasSize(4);
    }

    @Test
    void aPlanThatCannotRunIsRefusedAsAnAgentsWouldBe() {
        Review review = orchestrator.review(id);
        assertThatThrownBy(() -> review.approve(FINE, without("top")))
                .hasMessageContaining("cannot be used")
                .hasMessageContaining("'left' depends on 'top'");
        String circle = review.document(id, "plan").replaceFirst("dependsOn: \\[\\]", "dependsOn: [bottom]");
        assertThatThrownBy(() -> review.approve(FINE, circle)).hasMessageContaining("The plan has a cycle: ");
        assertThatThrownBy(
                        () -> review.approve(FINE, review.document(id, "plan").replace("title:", "titel:")))
                .hasMessageContaining("Line ")
                .hasMessageContaining("'items[0].title' is missing, or not spelled like this.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"summary\":\"nothing\"} | is missing", "null | is empty", "~ | is empty"})
    void anUnusableArtifactOfAnotherProgramIsIgnoredByNameAndTheQuestionStays(String document, String why)
            throws Exception {
        Review review = orchestrator.review(id);
        WorkflowResult result = answer(review.approve(FINE).withEdited(new EditedArtifact("plan", document)));
        assertThat(result.status()).isEqualTo(WorkflowStatus.PAUSED);
        assertThat(result.question()).contains(review.question());
        assertThat(orchestrator.audit(id))
                .filteredOn(entry -> entry.action().equals("ignore signal"))
                .extracting(AuditEntry::output)
                .singleElement()
                .asString()
                .contains(why);
    }

    @Test
    void aFileThatWasMadeFromAnEarlierResultIsRefused() throws Exception {
        String old = orchestrator.review(id).document(id, "plan");
        answer(new Answer.Rejected("Another one!"));
        assertThatThrownBy(() -> orchestrator.review(id).approve(FINE, old.replace("A diamond.", "A ring.")))
                .isInstanceOfSatisfying(
                        OrchestratorException.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo("review.stale"));
    }

    @Test
    void whatWasNotEditedIsApprovedAsItIs() {
        Review review = orchestrator.review(id);
        assertThat(review.approve(FINE, review.document(id, "plan")).edited()).isEmpty();
    }

    @Test
    void whatTheEngineHasSeenIsNotEdited() throws Exception {
        answer(orchestrator.review(id).approve(FINE));
        Review review = orchestrator.review(id);
        assertThat(review.editable()).isEmpty();
        assertThatThrownBy(review::only).hasMessageContaining("Nothing that phase 'code' left can be edited");
        assertThatThrownBy(() -> review.artifact("code")).hasMessageContaining("no artifact 'code'");
        assertThatThrownBy(() -> review.approve(FINE, Team.PLAN)).isInstanceOf(OrchestratorException.class);
    }

    @Test
    void withoutAGateThereIsNothingToReview() throws Exception {
        answer(orchestrator.review(id).approve(FINE));
        assertThat(answer(orchestrator.review(id).approve(FINE)).status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThatThrownBy(() -> orchestrator.review(id)).hasMessageContaining("waits for no answer");
    }
}
