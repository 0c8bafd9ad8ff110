package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.Branch;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.core.config.WorkflowLimits;
import dev.journeyman.core.journal.Consumption;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.testkit.FailingStore.Moment;
import dev.journeyman.testkit.ScriptedAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loops that cost others a fortune: an agent that never ends by itself is stopped within a limit, and says what it cost. */
@Timeout(120)
class LoopCatalogueTest {
    private static final Usage CALL = new Usage(1, 1_000, 100, 30_000, 0);
    private static final List<String> TABLE = new ArrayList<>();

    private final TestBench bench = new TestBench(1);
    private final AtomicInteger tried = new AtomicInteger();

    @AfterAll
    static void print() {
        System.out.println("loop | stopped by | tries | spent");
        TABLE.forEach(System.out::println);
    }

    private void agent(ScriptedAgent.Script script) {
        bench.agents = List.of(ScriptedAgent.following(ProgramAgent.NAME, Set.of(Interpreter.WORKER), script));
        bench.phases = List.of(ScriptedPhase.doing(context -> context.ask(Interpreter.WORKER, "work", List.of())));
    }

    private void limits(UnaryOperator<WorkflowLimits> change) {
        bench.configuration = bench.configuration.toBuilder()
                .limits(change.apply(bench.configuration.limits()))
                .build();
    }

    private String call(AgentContext context, String answer) {
        return context.step(new Action.CallModel("test:model", CALL), String.class, step -> {
            tried.incrementAndGet();
            step.spent(CALL);
            return answer;
        });
    }

    private void stoppedBy(String loop, String code, int most) {
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        Question question = ((Event.Asked) bench.open().get(0).event()).question();
        assertThat(((Question.Decision) question).failure().code()).isEqualTo(code);
        row(loop, code, most);
    }

    private void row(String loop, String code, int most) {
        assertThat(tried.get()).isPositive().isLessThanOrEqualTo(most);
        Consumption consumption = new Consumption();
        bench.journal().forEach(consumption::apply);
        TABLE.add(String.format(
                Locale.ROOT,
                "%s | %s | %d | $%.2f",
                loop,
                code,
                tried.get(),
                consumption.ledger().spent().microDollars() / 1e6));
    }

    private void say(String answer) throws InterruptedException {
        bench.answer(Recorded.idOf(TestBench.ID, bench.open().get(0).sequence()), new Answer.Said(answer));
        bench.run();
    }

    @Test
    void theSameCommand() throws Exception {
        bench.configuration = bench.configuration.toBuilder()
                .commands(List.of(List.of("make")))
                .build();
        agent((assignment, context) -> {
            while (true) {
                call(context, "try it " + tried.get());
                context.run(Command.of("make"));
                context.run(Command.of("make"));
                context.run(Command.of("make"));
                context.run(Command.of("make"));
            }
        });
        bench.run();
        stoppedBy("the same command", "stuck.same-call", 1);
    }

    @Test
    void theSameAnswerOfAModelAndTwiceTheSameAfterAPersonSaidAgain() throws Exception {
        agent((assignment, context) -> {
            while (true) {
                call(context, "let me think");
            }
        });
        bench.run();
        stoppedBy("the same answer of a model", "stuck.same-call", 3);
        say("again");
        stoppedBy("the same answer, once more allowed", "stuck.same-call", 6);
        say("stop");
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
    }

    @Test
    void twoThingsInTurn() throws Exception {
        agent((assignment, context) -> {
            while (true) {
                call(context, "left");
                call(context, "right");
            }
        });
        bench.run();
        stoppedBy("two things in turn", "stuck.alternating", 6);
    }

    @Test
    void theSameError() throws Exception {
        agent((assignment, context) -> {
            while (true) {
                call(context, "edit no. " + tried.get());
                try {
                    context.change(List.of(new FileEdit.Replace("missing", "a", "b")));
                } catch (OrchestratorException e) {
                    call(context, "sorry no. " + tried.get());
                }
                context.step(new Action.EditFiles(List.of("missing")), String.class, step -> {
                    throw new IllegalStateException("boom");
                });
            }
        });
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        row("an error nobody catches", "the step", 2);
    }

    @Test
    void theSameErrorThatTheAgentCatches() throws Exception {
        agent((assignment, context) -> {
            while (true) {
                tried.incrementAndGet();
                try {
                    context.change(List.of(new FileEdit.Replace("missing", "a", "b")));
                } catch (OrchestratorException e) {
                    assertThat(e.failure().code()).startsWith("edit.");
                }
            }
        });
        bench.run();
        stoppedBy("the same error", "stuck.same-error", 4);
    }

    @Test
    void everySoDifferentCalls() throws Exception {
        agent((assignment, context) -> {
            while (true) {
                call(context, "thought no. " + tried.get());
            }
        });
        limits(limits -> limits.withModelCalls(20));
        bench.run();
        stoppedBy("ever different calls", "limit.model-calls", 20);
    }

    @Test
    void stepsThatCostNothing() throws Exception {
        agent((assignment, context) -> {
            while (true) {
                context.step(new Action.Compute("count"), Integer.class, step -> tried.incrementAndGet());
            }
        });
        limits(limits -> limits.withWorkflow(caps -> caps.withActions(50)));
        bench.run();
        stoppedBy("steps that cost nothing", "limit.actions", 50);
    }

    @Test
    void deniedAgainAndAgain() throws Exception {
        agent((assignment, context) -> {
            while (true) {
                tried.incrementAndGet();
                try {
                    context.run(Command.of("curl", "http://example.org"));
                } catch (OrchestratorException e) {
                    assertThat(e.failure().code()).isEqualTo("gate.command");
                }
            }
        });
        bench.run();
        stoppedBy("a command that is not allowed", "stuck.same-error", 4);
    }

    @Test
    void killedAndResumedForEver() throws Exception {
        limits(limits -> limits.withModelCalls(5));
        agent((assignment, context) -> {
            while (true) {
                call(context, "thought no. " + tried.get());
            }
        });
        bench.store.failWhen((nth, id, entry) -> entry.json().contains("\"StepDone\"") && tried.get() < 5
                ? Optional.of(Moment.BEFORE)
                : Optional.empty());
        for (int life = 0; life < 20 && bench.status() != WorkflowStatus.PAUSED; life++) {
            bench.live();
        }
        stoppedBy("killed and resumed for ever", "limit.model-calls", 5);
    }

    @Test
    void childrenShareOneCap() throws Exception {
        limits(limits -> limits.withModelCalls(6));
        agent((assignment, context) -> {
            while (true) {
                call(context, "thought no. " + tried.get());
            }
        });
        bench.phases = List.of(ScriptedPhase.doing(context -> context.parallel(
                String.class,
                IntStream.range(0, 4)
                        .mapToObj(i -> new Branch<>(
                                "b" + i,
                                branch -> branch.ask(Interpreter.WORKER, "work", List.of())
                                        .summary()))
                        .toList())));
        bench.run();
        stoppedBy("four at once, for ever", "limit.model-calls", 6);
    }

    @Test
    void anItemThatChangesNothing() throws Exception {
        plan((assignment, context) -> {
            call(context, "done no. " + tried.get());
            return done();
        });
        bench.run();
        assertThat(bench.all(Event.ItemFailed.class).get(0).why().failure().code())
                .isEqualTo("item.rounds-used-up");
        row("an item that changes nothing", "item.rounds-used-up", 3);
    }

    @Test
    void anItemThatSplitsForEver() throws Exception {
        plan((assignment, context) -> {
            tried.incrementAndGet();
            return new Outcome.Split(onePlan("part" + tried.get()), "too much");
        });
        bench.run();
        assertThat(bench.all(Event.ItemFailed.class))
                .extracting(failed -> failed.why().failure().code())
                .contains("dispatch.too-deep");
        row("an item that splits for ever", "dispatch.too-deep", 30);
    }

    @Test
    void timeRunsOutWithoutNews() throws Exception {
        agent((assignment, context) -> {
            while (true) {
                try {
                    context.step(new Action.EditFiles(List.of("a")), String.class, step -> {
                        bench.clock.advance(Duration.ofMinutes(11));
                        throw new IllegalStateException("boom no. " + tried.incrementAndGet());
                    });
                } catch (OrchestratorException e) {
                    assertThat(e.failure().message()).contains("boom");
                }
            }
        });
        bench.run();
        stoppedBy("nothing new for 30 minutes", "stuck.no-progress", 4);
    }

    @Test
    void whoTriesAgainIsToldWhatHelps() throws Exception {
        List<List<String>> told = new ArrayList<>();
        plan((assignment, context) -> {
            told.add(assignment.problems());
            return done();
        });
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        plan((assignment, context) -> {
            told.add(assignment.problems());
            context.change(List.of(new FileEdit.Create("inside", "x")));
            return done();
        });
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(told.get(0)).isEmpty();
        assertThat(told.get(told.size() - 1).get(0)).contains("was not right after 3 rounds", "Hint: ");
    }

    private void plan(ScriptedAgent.Script script) {
        agent(script);
        bench.phases = List.of(ScriptedPhase.doing(context -> {
            if (!context.dispatch(onePlan("item")).complete()) {
                throw new OrchestratorException(Failure.giveUp("test.item-failed", "The item failed."));
            }
        }));
    }

    private static Plan onePlan(String key) {
        PlanItem item = new PlanItem(
                key, key, "do it", Interpreter.WORKER, Priority.P2, List.of(), List.of(), List.of(), Estimate.UNKNOWN);
        return new Plan("plan", List.of(item), "");
    }

    private static Outcome done() {
        return new Outcome.Done(Optional.empty(), "done");
    }
}
