package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.journal.Consumption;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.WorkflowState;
import dev.journeyman.testkit.FailingStore.Moment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What limits promise (R22): a breach waits for a person, and no kill gives anything back. */
class BudgetRulesTest {
    private static final Usage ONE_CALL = new Usage(1, 10, 10, 1_000, 0);

    private final TestBench bench = new TestBench(1);
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void twoCallsAreWantedAndOneIsAllowed() {
        bench.configuration = bench.configuration.toBuilder()
                .limits(bench.configuration.limits().withModelCalls(1))
                .build();
        bench.phases = List.of(ScriptedPhase.doing(context -> {
            call(context);
            call(context);
        }));
    }

    private void call(PhaseContext context) {
        context.step(new Action.CallModel("test:model", ONE_CALL), String.class, step -> {
            calls.incrementAndGet();
            step.spent(ONE_CALL);
            return "answer";
        });
    }

    private Recorded question() {
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        Recorded asked = bench.open().get(0);
        Question question = ((Event.Asked) asked.event()).question();
        assertThat(((Question.Decision) question).failure().code()).isEqualTo("limit.model-calls");
        return asked;
    }

    private void say(Recorded asked, String answer) {
        bench.answer(Recorded.idOf(TestBench.ID, asked.sequence()), new Answer.Said(answer));
    }

    @Test
    void aBreachWaitsUntilSomebodyRaisesTheLimit() throws Exception {
        bench.run();
        Recorded asked = question();
        assertThat(calls).hasValue(1);
        say(asked, "raise");
        bench.run();
        assertThat(calls).hasValue(2);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aLimitThatIsNotRaisedFailsTheStep() throws Exception {
        bench.run();
        say(question(), "stop");
        bench.run();
        assertThat(calls).hasValue(1);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
    }

    @Test
    void aLimitRaisedInTheConfigurationClosesItsQuestion() throws Exception {
        bench.run();
        question();
        bench.configuration = bench.configuration.toBuilder()
                .limits(bench.configuration.limits().withModelCalls(2))
                .build();
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(WorkflowState.of(TestBench.ID, bench.journal()).view().question())
                .isEmpty();
    }

    @Test
    void aKilledCallStaysPaid() throws Exception {
        bench.store.failWhen(
                (nth, id, entry) -> entry.json().contains("StepDone") ? Optional.of(Moment.BEFORE) : Optional.empty());
        bench.run();
        question();
        assertThat(calls).hasValue(1);
        Consumption consumption = new Consumption();
        bench.journal().forEach(consumption::apply);
        assertThat(consumption.ledger().unsettled().modelCalls()).isEqualTo(1);
        assertThat(consumption.ledger().settled().modelCalls()).isZero();
    }
}
