package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.config.ApprovalSettings;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.WorkflowState;
import dev.journeyman.testkit.FailingStore.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gate that wants its answer within two days (R17). */
class ApprovalDeadlineTest {
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final TestBench bench = new TestBench(1);

    @BeforeEach
    void threePhasesWithAGateAfterEach() {
        bench.phases = List.of(
                new ScriptedPhase("one", 1, context -> {}),
                new ScriptedPhase("two", 1, context -> {}),
                new ScriptedPhase("three", 1, context -> {}));
        bench.gates = List.of(new Event.Gate("1", "one"), new Event.Gate("2", "two"), new Event.Gate("3", "three"));
        overdue(Question.Overdue.ASK);
    }

    private void overdue(Question.Overdue then) {
        bench.configuration = bench.configuration.toBuilder()
                .approvals(new ApprovalSettings(Optional.of(TWO_DAYS), then))
                .build();
    }

    private Question.Approval question() {
        return (Question.Approval) ((Event.Asked) bench.open().get(0).event()).question();
    }

    private void approve() {
        Question.Approval asked = question();
        bench.answer(
                Recorded.idOf(TestBench.ID, bench.open().get(0).sequence()),
                new Answer.Approved(asked.tree(), asked.artifactHash(), ""));
    }

    private String reason() {
        return WorkflowState.of(TestBench.ID, bench.journal()).view().reason();
    }

    @Test
    void theQuestionAndTheIndexSayUntilWhen() throws Exception {
        bench.run();
        Question.Deadline deadline = question().deadline().orElseThrow();
        assertThat(deadline.at()).isEqualTo(bench.open().get(0).at().plus(TWO_DAYS));
        assertThat(deadline.then()).isEqualTo(Question.Overdue.ASK);
        assertThat(WorkflowState.of(TestBench.ID, bench.journal()).head().answerBy())
                .contains(deadline.at());
    }

    @Test
    void theSecondAndTheThirdApprovalWorkLikeTheFirst() throws Exception {
        for (String phase : List.of("one", "two", "three")) {
            bench.run();
            assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
            assertThat(question().phase()).isEqualTo(phase);
            assertThat(question().deadline().orElseThrow().at())
                    .isEqualTo(bench.open().get(0).at().plus(TWO_DAYS));
            bench.clock.advance(Duration.ofDays(1));
            approve();
        }
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(bench.all(Event.DeadlinePassed.class)).isEmpty();
    }

    @Test
    void whoeverResumesTooLateStillWaitsAndIsToldSo() throws Exception {
        bench.run();
        bench.clock.advance(TWO_DAYS);
        bench.run();
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        assertThat(bench.all(Event.DeadlinePassed.class)).as("decided once").hasSize(1);
        assertThat(reason()).contains("phase 'one'", "over at 2026-01-03T12:00:00Z");
        approve();
        bench.run();
        assertThat(question().phase()).isEqualTo("two");
    }

    @Test
    void whatNobodyAnsweredInTimeStopsUntilThereIsAnAnswer() throws Exception {
        overdue(Question.Overdue.STOP);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        bench.clock.advance(TWO_DAYS);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.STOPPED);
        assertThat(reason()).startsWith("Nobody has approved 'one' in time");
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.STOPPED);
        approve();
        bench.run();
        assertThat(question().phase()).isEqualTo("two");
    }

    @Test
    void anAnswerThatCameTooLateCountsAsLongAsNobodyHasDecided() throws Exception {
        overdue(Question.Overdue.STOP);
        bench.run();
        bench.clock.advance(TWO_DAYS.multipliedBy(2));
        approve();
        bench.run();
        assertThat(question().phase()).isEqualTo("two");
        assertThat(bench.all(Event.DeadlinePassed.class)).isEmpty();
    }

    @Test
    void aKillAfterTheDecisionDoesNotUndoIt() throws Exception {
        overdue(Question.Overdue.STOP);
        bench.run();
        bench.clock.advance(TWO_DAYS);
        bench.store.failWhen((nth, id, entry) ->
                entry.json().contains("DeadlinePassed") ? Optional.of(Moment.AFTER) : Optional.empty());
        bench.live();
        bench.clock.set(bench.journal().get(0).at());
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.STOPPED);
        assertThat(bench.all(Event.DeadlinePassed.class)).hasSize(1);
    }

    @Test
    void aRollbackBeforeTheDecisionLetsItBeMadeAnew() throws Exception {
        bench.run();
        long asked = bench.open().get(0).sequence();
        bench.clock.advance(TWO_DAYS);
        bench.run();
        bench.post(new Signal.RollBack("back", "person", asked));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        assertThat(bench.all(Event.DeadlinePassed.class)).hasSize(2);
        assertThat(question().deadline().orElseThrow().at())
                .isEqualTo(bench.open().get(0).at().plus(TWO_DAYS));
    }
}
