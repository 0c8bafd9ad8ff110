package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a failed call of a model leads to: waiting, another model, a person, or the end of the step. */
class ModelCallRulesTest {
    private static final Usage ONE_CALL = new Usage(1, 10, 10, 1_000, 0);
    private static final Failure BUSY = Failure.of(Remedy.BACKOFF, "model.overloaded", "busy");
    private static final Failure BROKE = Failure.of(Remedy.ASK_HUMAN, "model.billing", "no money");

    private final TestBench bench = new TestBench(1);
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();

    @BeforeEach
    void sixTries() {
        bench.configuration = bench.configuration.toBuilder()
                .limits(bench.configuration.limits().withStepTries(6))
                .build();
        bench.phases = List.of(ScriptedPhase.doing(context -> call(context, "test:model", false)));
    }

    private void call(PhaseContext context, String model, boolean replaceable) {
        context.step(new Action.CallModel(model, ONE_CALL, replaceable), String.class, step -> {
            calls.add(model);
            @Nullable Failure failure = failures.poll();
            if (failure != null) {
                throw new OrchestratorException(failure);
            }
            return "answer";
        });
    }

    private void fail(Failure failure, int times) {
        Stream.generate(() -> failure).limit(times).forEach(failures::add);
    }

    private void say(String answer) {
        bench.answer(Recorded.idOf(TestBench.ID, bench.open().get(0).sequence()), new Answer.Said(answer));
    }

    @Test
    void aBusyServerIsAskedAfterOneTwoFourAndEightSeconds() throws Exception {
        fail(BUSY, 4);
        bench.run();
        assertThat(bench.sleeps).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void afterFiveFailuresTheProviderIsLeftAloneForAMinute() throws Exception {
        fail(BUSY, 5);
        bench.run();
        assertThat(bench.sleeps).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 44L);
        assertThat(calls).hasSize(6);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aServerThatStaysBusyEndsTheStep() throws Exception {
        fail(BUSY, 6);
        bench.run();
        assertThat(calls).hasSize(6);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        assertThat(bench.all(Event.StepFailed.class))
                .extracting(Event.StepFailed::failure)
                .containsExactly(BUSY);
    }

    @Test
    void aProviderThatIsLeftAloneGivesWayAtOnceWhereAnotherModelIsThere() throws Exception {
        bench.phases = List.of(ScriptedPhase.doing(context -> {
            for (int ask = 0; ask < 2; ask++) {
                try {
                    call(context, "one:model", true);
                } catch (StepFailedException e) {
                    call(context, "two:model", false);
                }
            }
        }));
        fail(BUSY, 5);
        bench.run();
        assertThat(calls)
                .containsExactly(
                        "one:model", "one:model", "one:model", "one:model", "one:model", "two:model", "two:model");
        assertThat(bench.sleeps).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L);
        assertThat(bench.all(Event.StepFailed.class))
                .extracting(failed -> failed.failure().remedy())
                .containsExactly(Remedy.FALLBACK_MODEL, Remedy.FALLBACK_MODEL);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aRefusedRequestDoesNotCountAgainstItsProvider() throws Exception {
        bench.phases = List.of(ScriptedPhase.doing(context -> {
            for (int ask = 0; ask < 6; ask++) {
                try {
                    call(context, "one:model", true);
                } catch (StepFailedException e) {
                    assertThat(e.failure().code()).isEqualTo("model.request-refused");
                }
            }
        }));
        fail(Failure.giveUp("model.request-refused", "no"), 6);
        bench.run();
        assertThat(calls).hasSize(6);
        assertThat(bench.sleeps).isEmpty();
    }

    @Test
    void deadQuotaWaitsForAPersonWhoMayHaveItTriedAgain() throws Exception {
        fail(BROKE, 2);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        Question question = ((Event.Asked) bench.open().get(0).event()).question();
        assertThat(question).isEqualTo(new Question.Decision(BROKE, "no money", List.of("again", "stop")));

        bench.run();
        assertThat(calls).as("nothing is tried before there is an answer").hasSize(1);

        say("again");
        bench.run();
        assertThat(calls).hasSize(2);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);

        say("again");
        bench.run();
        assertThat(calls).hasSize(3);
        assertThat(bench.sleeps).isEmpty();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void whatAPersonDoesNotWantTriedAgainFails() throws Exception {
        fail(BROKE, 1);
        bench.run();
        say("stop");
        bench.run();
        assertThat(calls).hasSize(1);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
    }

    @Test
    void whoResumesWhatAPersonEndedIsAskedAgain() throws Exception {
        fail(BROKE, 2);
        bench.run();
        say("stop");
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        assertThat(calls).hasSize(2);
        say("again");
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aLimitThatIsReachedWhileMoneyWasAskedForIsAQuestionOfItsOwn() throws Exception {
        fail(BROKE, 1);
        bench.run();
        say("again");
        bench.configuration = bench.configuration.toBuilder()
                .limits(bench.configuration.limits().withMicroDollars(1))
                .build();
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        assertThat(((Question.Decision) ((Event.Asked) bench.open().get(0).event()).question())
                        .failure()
                        .code())
                .isEqualTo("limit.money");
    }
}
