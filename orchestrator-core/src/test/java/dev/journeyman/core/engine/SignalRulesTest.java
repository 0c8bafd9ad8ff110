package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.journal.Event;
import dev.journeyman.testkit.FailingStore.Moment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said to a workflow while nobody runs it (R9). */
class SignalRulesTest {
    private final TestBench bench = new TestBench(1);

    @BeforeEach
    void aPhaseWithAStepAndAQuestion() {
        bench.phases = List.of(ScriptedPhase.doing(context -> {
            context.step(new Action.Compute("work"), String.class, step -> "done");
            context.await(new Question.Clarification("Which?", List.of()));
        }));
    }

    @Test
    void aSignalThatCannotBeReadIsIgnoredByNameOnceAndStopsNothing() throws Exception {
        bench.disk.post(TestBench.ID, "broken", "{}");
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(bench.all(Event.Ignored.class))
                .extracting(Event.Ignored::signalId)
                .containsExactly("broken");
    }

    @Test
    void aStopThatWasPostedToAKilledWorkflowStopsIt() throws Exception {
        bench.store.failWhen(
                (nth, id, entry) -> entry.json().contains("StepDone") ? Optional.of(Moment.AFTER) : Optional.empty());
        bench.live();
        bench.post(new Signal.Stop("stop", "person", "enough"));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.STOPPED);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
    }

    @Test
    void aStopThatWasPostedToARestingWorkflowIsDoneByNotingIt() throws Exception {
        bench.run();
        bench.post(new Signal.Stop("stop", "person", "enough"));
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }
}
