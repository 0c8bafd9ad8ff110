package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.Branch;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.core.config.Caps;
import dev.journeyman.core.config.WorkflowLimits;
import dev.journeyman.core.journal.Consumption;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.testkit.Heads;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who pays for a step: its item, its phase, its workflow, and the workspace with all its workflows (R22). */
class PayersTest {
    private static final Usage CALL = new Usage(1, 10, 10, 1_000, 0);

    private final TestBench bench = new TestBench(1);
    private final AtomicInteger calls = new AtomicInteger();

    private void limits(UnaryOperator<WorkflowLimits> change) {
        bench.configuration = bench.configuration.toBuilder()
                .limits(change.apply(bench.configuration.limits()))
                .build();
    }

    private String call(PhaseContext context) {
        return context.step(new Action.CallModel("test:model", CALL), String.class, step -> {
            calls.incrementAndGet();
            step.spent(CALL);
            return "answer";
        });
    }

    private String question() {
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        Question question = ((Event.Asked) bench.open().get(0).event()).question();
        return ((Question.Decision) question).failure().code();
    }

    private void raise() throws InterruptedException {
        bench.answer(Recorded.idOf(TestBench.ID, bench.open().get(0).sequence()), new Answer.Said(Accounts.RAISE));
        bench.run();
    }

    @Test
    void aPhaseHasItsOwnCap() throws Exception {
        limits(limits -> limits.withPhase("p0", caps -> caps.withModelCalls(1)));
        bench.phases = List.of(
                new ScriptedPhase("p0", 1, context -> {
                    call(context);
                    call(context);
                }),
                new ScriptedPhase("p1", 1, context -> {
                    call(context);
                    call(context);
                }));
        bench.run();

        assertThat(question()).isEqualTo("limit.phase-model-calls");
        raise();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(calls).hasValue(4);
    }

    @Test
    void actionsOfAllKindsAreCounted() throws Exception {
        limits(limits -> limits.withWorkflow(caps -> caps.withActions(3)));
        AtomicInteger done = new AtomicInteger();
        bench.phases = List.of(ScriptedPhase.doing(context -> IntStream.range(0, 5)
                .forEach(i ->
                        context.step(new Action.Compute("count"), Integer.class, step -> done.incrementAndGet()))));
        bench.run();

        assertThat(question()).isEqualTo("limit.actions");
        assertThat(done).hasValue(3);
        raise();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(done).hasValue(5);
    }

    @Test
    void theTimeOfAPhaseIsAskedForAndNotFailed() throws Exception {
        limits(limits -> limits.withPhase("p", caps -> caps.withTime(Duration.ofMinutes(1))));
        bench.ticker = new SteppingTicker(Duration.ofSeconds(40));
        bench.phases = List.of(new ScriptedPhase(
                "p",
                1,
                context -> IntStream.range(0, 3)
                        .forEach(i -> context.step(new Action.Compute("work"), Integer.class, step -> i))));
        bench.run();

        assertThat(question()).isEqualTo("limit.phase-time");
        raise();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void theTimeOfAnAskAndOfTriesThatFailedIsNotForgottenByAResume() throws Exception {
        limits(limits -> limits.withPhase("p", caps -> caps.withTime(Duration.ofMinutes(1))));
        bench.ticker = new SteppingTicker(Duration.ofSeconds(25));
        AtomicInteger tries = new AtomicInteger();
        bench.phases = List.of(new ScriptedPhase("p", 1, context -> {
            context.step(new Action.Compute("flaky"), Integer.class, step -> {
                if (tries.incrementAndGet() == 1) {
                    throw new IOException("The connection was reset.");
                }
                return 1;
            });
            context.await(new Question.Clarification("Go on?", List.of("yes")));
            context.step(new Action.Compute("more"), Integer.class, step -> tries.incrementAndGet());
            context.step(new Action.Compute("most"), Integer.class, step -> tries.incrementAndGet());
        }));
        bench.run();
        bench.answer(Recorded.idOf(TestBench.ID, bench.open().get(0).sequence()), new Answer.Said("yes"));
        bench.run();

        assertThat(question()).isEqualTo("limit.phase-time");
        assertThat(tries)
                .as("two tries of 25 s before the question, and one step after it")
                .hasValue(3);
    }

    @Test
    void theWorkspacePaysForAllWorkflowsOfTheStore() throws Exception {
        spentElsewhere(new Usage(40, 0, 0, 49_999_500, 0));
        bench.phases = List.of(ScriptedPhase.doing(this::call));
        bench.run();

        assertThat(question()).isEqualTo("limit.workspace-money");
        assertThat(calls).hasValue(0);
        raise();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    private void spentElsewhere(Usage usage) {
        WorkflowId other = new WorkflowId("other");
        WorkflowHead head = Heads.running(other, 1);
        try (Lease lease = bench.disk.acquire(other, "somebody").orElseThrow()) {
            lease.append(
                    0,
                    List.of(JournalEntry.chain(1, JournalEntry.GENESIS, "{}")),
                    new WorkflowHead(
                            other,
                            head.title(),
                            head.status(),
                            head.phase(),
                            head.percent(),
                            head.openQuestion(),
                            usage,
                            1,
                            head.updated()));
        }
    }

    @Test
    void whatIsNearlyUsedUpIsSaidOnce() throws Exception {
        limits(limits -> limits.withWorkspace(caps -> Caps.NONE).withWorkflow(caps -> caps.withModelCalls(10)));
        bench.phases =
                List.of(ScriptedPhase.doing(context -> IntStream.range(0, 10).forEach(i -> call(context))));
        bench.run();

        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        List<Event.LimitNear> alerts = bench.journal().stream()
                .filter(recorded -> recorded.event() instanceof Event.LimitNear)
                .map(recorded -> (Event.LimitNear) recorded.event())
                .toList();
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).text()).contains("10 calls", "80 % of it are used");
    }

    @Test
    void manyAtOnceNeverOvershoot() throws Exception {
        limits(limits -> limits.withWorkflow(caps -> caps.withModelCalls(5)));
        bench.phases = List.of(ScriptedPhase.doing(context -> context.parallel(
                String.class,
                IntStream.range(0, 8)
                        .mapToObj(i -> new Branch<>("b" + i, this::call))
                        .toList())));
        bench.run();

        assertThat(question()).isEqualTo("limit.model-calls");
        assertThat(calls).hasValue(5);
        Consumption consumption = new Consumption();
        bench.journal().forEach(consumption::apply);
        assertThat(consumption.ledger().committed().modelCalls()).isEqualTo(5);
        assertThat(Optional.of(consumption.meter().actions())).contains(5);
    }

    @Test
    void whatIsRecordedIsNotCountedOnceMoreAsWanted() {
        Accounts accounts = new Accounts(WorkflowLimits.DEFAULTS.withModelCalls(2), () -> Usage.NONE);
        List<Optional<Failure>> second = new ArrayList<>();
        accounts.reserve("work#1", CALL, atMost -> {
            accounts.apply(new Recorded(1, 0, Instant.EPOCH, "work#1", "model/1", new Event.Reserved(atMost)));
            second.add(accounts.reserve("work#1/left#1", CALL, other -> {}));
        });

        assertThat(second).containsExactly(Optional.empty());
    }

    /** Each reading is a step later than the one before. */
    private static final class SteppingTicker implements Ticker {
        private final Duration step;
        private long nanos;

        SteppingTicker(Duration step) {
            this.step = step;
        }

        @Override
        public long nanos() {
            nanos += step.toNanos();
            return nanos;
        }

        @Override
        public void pause(Duration duration) {}
    }
}
