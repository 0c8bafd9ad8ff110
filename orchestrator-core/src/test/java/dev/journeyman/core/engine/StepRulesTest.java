package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.ActionDeniedException;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.core.config.Mode;
import dev.journeyman.core.guard.Secrets;
import dev.journeyman.core.journal.Event;
import dev.journeyman.testkit.FailingStore.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a single step promises (R1, R2, R5, R6, R14, R16, R18, R19). */
class StepRulesTest {
    private static final Action COUNT = new Action.Compute("count");
    private static final Action SEND = new Action.Outside("send", Map.of());
    private static final Question WHICH = new Question.Clarification("Which?", List.of());

    private final TestBench bench = new TestBench(1);
    private final AtomicInteger bodies = new AtomicInteger();

    private void phase(ScriptedPhase.Script script) {
        bench.phases = List.of(ScriptedPhase.doing(script));
    }

    private static OrchestratorException notNow() {
        return new OrchestratorException(Failure.of(Remedy.BACKOFF, "not.now", "try again"));
    }

    /** A body that fails so many times, each time in a way that a repeat may help. */
    private int failing(int times) {
        if (bodies.incrementAndGet() <= times) {
            throw notNow();
        }
        return bodies.get();
    }

    @Test
    void aRecordedStepNeverRunsAgain() throws Exception {
        phase(context -> {
            context.step(COUNT, Integer.class, step -> bodies.incrementAndGet());
            context.await(WHICH);
        });
        bench.run();
        bench.run();
        assertThat(bodies).hasValue(1);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
    }

    @Test
    void aBodyKilledBeforeItsRecordRunsAgain() throws Exception {
        phase(context -> context.step(COUNT, Integer.class, step -> bodies.incrementAndGet()));
        bench.store.failWhen(
                (nth, id, entry) -> entry.json().contains("StepDone") ? Optional.of(Moment.BEFORE) : Optional.empty());
        bench.run();
        assertThat(bodies).hasValue(2);
        assertThat(bench.all(Event.StepDone.class)).hasSize(1);
    }

    @Test
    void whatEachTryWasGivenIsKeptForPeopleHeadAndTail() throws Exception {
        phase(context -> context.step(COUNT, Integer.class, step -> {
            step.given(bodies.get() == 0 ? "short" : "begin " + "x".repeat(100_000) + " end");
            return failing(1);
        }));
        bench.run();
        assertThat(bench.all(Event.TryFailed.class))
                .extracting(Event.TryFailed::given)
                .containsExactly(Optional.of("short"));
        String given = bench.all(Event.StepDone.class).get(0).given().orElseThrow();
        assertThat(given)
                .startsWith("begin ")
                .endsWith(" end")
                .contains("bytes cut; SHA-256")
                .hasSizeLessThan(33_000);
    }

    @Test
    void aSecretThatACutWouldHalveIsMaskedBefore() throws Exception {
        bench.secrets = Secrets.of(Map.of("TOKEN", "tr0ub4dor-and-3"));
        phase(context -> context.step(COUNT, Integer.class, step -> {
            step.given("x".repeat(8 * 1024 - 5) + "tr0ub4dor-and-3" + "x".repeat(40_000));
            return 1;
        }));
        bench.run();
        assertThat(bench.all(Event.StepDone.class).get(0).given().orElseThrow()).doesNotContain("tr0u");
    }

    @Test
    void theNameOfAnActionHoldsNothingThatPartsTheNamesInAnId() throws Exception {
        phase(context -> context.step(new Action.Compute("a/b"), Integer.class, step -> bodies.incrementAndGet()));
        bench.run();
        assertThat(bodies).hasValue(0);
        assertThat(bench.all(Event.PhaseFailed.class)).first().asString().contains("'a/b'");
    }

    @Test
    void aSecondTryOfAnEffectKnowsThatThereWasAFirst() throws Exception {
        List<Boolean> repeated = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        phase(context -> context.step(SEND, Integer.class, step -> {
            repeated.add(step.repeated());
            ids.add(step.effectId());
            return failing(1);
        }));
        bench.run();
        assertThat(repeated).containsExactly(false, true);
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }

    @Test
    void triesAreCountedAcrossAKill() throws Exception {
        phase(context -> context.step(COUNT, Integer.class, step -> failing(9)));
        bench.store.failWhen(
                (nth, id, entry) -> entry.json().contains("TryFailed") ? Optional.of(Moment.AFTER) : Optional.empty());
        bench.run();
        assertThat(bodies).hasValue(3);
        assertThat(bench.all(Event.TryFailed.class)).hasSize(2);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
    }

    @Test
    void aGrantedRetryStartsTheTriesAnew() throws Exception {
        phase(context -> context.step(COUNT, Integer.class, step -> failing(5)));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        bench.run();
        assertThat(bodies).hasValue(6);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aRetriedEffectKeepsItsIntent() throws Exception {
        List<String> ids = new ArrayList<>();
        phase(context -> context.step(SEND, Integer.class, step -> {
            ids.add(step.effectId() + step.repeated());
            return failing(3);
        }));
        bench.run();
        bench.run();
        assertThat(ids).hasSize(4);
        assertThat(ids.subList(1, 4)).containsOnly(ids.get(0).replace("false", "true"));
        assertThat(bench.all(Event.Intent.class)).hasSize(1);
    }

    @Test
    void aCallFromAnotherThreadIsRefused() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        phase(context -> {
            Thread other = new Thread(() -> thrown.set(catchThrowableOfType(RuntimeException.class, context::tree)));
            other.start();
            other.join();
        });
        bench.run();
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("thread");
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aBodyCannotUseTheScope() throws Exception {
        phase(context -> context.step(COUNT, String.class, step -> {
            assertThatThrownBy(context::tree).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> compute(context)).isInstanceOf(IllegalStateException.class);
            return "refused";
        }));
        bench.run();
        assertThat(bench.all(Event.StepDone.class)).hasSize(1);
    }

    private static String compute(PhaseContext context) {
        return context.step(new Action.Compute("inner"), String.class, step -> "never");
    }

    @Test
    void codeThatSwallowsAWaitStillWaits() throws Exception {
        phase(context -> {
            try {
                context.await(WHICH);
            } catch (Throwable careless) {
                assertThatThrownBy(context::tree).isSameAs(careless);
            }
        });
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        assertThat(bench.all(Event.PhaseDone.class)).isEmpty();
    }

    @Test
    void aResultThatCannotBeRecordedFailsAtTheWrite() throws Exception {
        phase(context -> context.step(COUNT, List.class, step -> List.of("no record")));
        bench.run();
        assertThat(bench.all(Event.StepFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure().code()).isEqualTo("step.result-type"));
    }

    @Test
    void aResultAboveOneMebibyteFailsAndNamesTheStep() throws Exception {
        phase(context -> context.step(COUNT, String.class, step -> "x".repeat(1 << 20)));
        bench.run();
        assertThat(bench.all(Event.StepFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.failure().code()).isEqualTo("journal.too-large");
            assertThat(failed.failure().message()).contains("work#1/count/1");
        });
    }

    @Test
    void aRefusalOfTheGateIsRecordedAndThrownAgain() throws Exception {
        List<String> codes = new ArrayList<>();
        phase(context -> {
            try {
                context.change(List.of(new FileEdit.Create("new", "text")));
            } catch (ActionDeniedException e) {
                codes.add(e.failure().code());
            }
            context.await(WHICH);
        });
        bench.configuration =
                bench.configuration.toBuilder().mode(Mode.READ_ONLY).build();
        bench.run();
        bench.configuration = TestBench.configuration(1);
        bench.run();
        assertThat(codes).containsExactly("gate.mode", "gate.mode");
    }

    @Test
    void aRecordedFailureIsThrownAgain() throws Exception {
        List<String> steps = new ArrayList<>();
        phase(context -> {
            try {
                context.step(COUNT, Integer.class, step -> {
                    bodies.incrementAndGet();
                    throw new IllegalArgumentException("no");
                });
            } catch (StepFailedException e) {
                steps.add(e.stepId() + " " + e.failure().code());
            }
            context.await(WHICH);
        });
        bench.run();
        bench.run();
        assertThat(bodies).hasValue(1);
        assertThat(steps).hasSize(2).containsOnly("work#1/count/1 accident.IllegalArgumentException");
    }

    @Test
    void secretsAreMaskedBeforeTheyAreUsed() throws Exception {
        List<String> seen = new ArrayList<>();
        bench.secrets = Secrets.of(Map.of("TOKEN", "tr0ub4dor-and-3"));
        phase(context -> seen.add(context.step(COUNT, String.class, step -> "key tr0ub4dor-and-3.")));
        bench.run();
        assertThat(seen).singleElement().asString().startsWith("key ").doesNotContain("tr0ub4dor");
        assertThat(bench.journal().toString()).doesNotContain("tr0ub4dor");
    }

    @Test
    void secretsAreMaskedInEverythingThatIsRecorded() throws Exception {
        String key = "tr0ub4dor-and-3";
        bench.secrets = Secrets.of(Map.of("TOKEN", key));
        AtomicInteger tries = new AtomicInteger();
        phase(context -> {
            context.step(new Action.Compute("try"), String.class, step -> {
                if (tries.incrementAndGet() == 1) {
                    throw new OrchestratorException(Failure.of(Remedy.BACKOFF, "x", "refused the key " + key));
                }
                return "well";
            });
            context.step(new Action.Outside("send", Map.of("header", key)), String.class, step -> "sent");
            context.await(new Question.Clarification("Is " + key + " right?", List.of(key)));
        });
        bench.run();
        assertThat(bench.all(Event.TryFailed.class)).hasSize(1);
        assertThat(bench.open()).hasSize(1);
        assertThat(bench.journal().toString()).contains("[secret:TOKEN]").doesNotContain("tr0ub4dor");
    }
}
