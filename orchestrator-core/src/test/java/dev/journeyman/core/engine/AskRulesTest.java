package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.core.config.Maturity;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.testkit.ScriptedAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an ask promises (R2, R3, R4, R7). */
class AskRulesTest {
    private static final Question WHICH = new Question.Clarification("Which?", List.of());

    private final TestBench bench = new TestBench(1);
    private final List<Object> seen = new ArrayList<>();

    private void agent(ScriptedAgent.Script script) {
        bench.agents = List.of(ScriptedAgent.following(ProgramAgent.NAME, Set.of(Interpreter.WORKER), script));
    }

    private void phase(ScriptedPhase.Script script) {
        bench.phases = List.of(ScriptedPhase.doing(script));
    }

    private static Outcome.Done ask(PhaseContext context, String task) {
        return context.ask(Interpreter.WORKER, task, List.of());
    }

    private static Outcome done(String summary) {
        return new Outcome.Done(Optional.empty(), summary);
    }

    private void edit(AgentContext context) {
        context.change(List.of(new FileEdit.Create("file", "text")));
    }

    @Test
    void aFinishedAskIsNotAskedAgain() throws Exception {
        agent((assignment, context) -> {
            seen.add(assignment.task());
            edit(context);
            return done("did it");
        });
        phase(context -> {
            seen.add(ask(context, "once").summary());
            seen.add(context.tree().read("file"));
            context.await(WHICH);
        });
        bench.run();
        bench.run();
        assertThat(seen).containsExactly("once", "did it", Optional.of("text"), "did it", Optional.of("text"));
    }

    @Test
    void aPhaseInWhichAnInternWorkedWaitsForAPerson() throws Exception {
        bench.configuration = bench.configuration.toBuilder()
                .maturities(Map.of(ProgramAgent.NAME, Maturity.INTERN))
                .build();
        agent((assignment, context) -> done("did it"));
        phase(context -> seen.add(ask(context, "it").summary()));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        bench.answer(Recorded.idOf(TestBench.ID, bench.open().get(0).sequence()), new Answer.Rejected("do it again"));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        Question.Approval gate =
                (Question.Approval) ((Event.Asked) bench.open().get(0).event()).question();
        bench.answer(
                Recorded.idOf(TestBench.ID, bench.open().get(0).sequence()),
                new Answer.Approved(gate.tree(), gate.artifactHash(), ""));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(seen).hasSize(2);
    }

    @Test
    void whatAFailedAgentHadChangedIsThereOnAReplay() throws Exception {
        agent((assignment, context) -> {
            edit(context);
            return new Outcome.Failed(Failure.giveUp("agent.cannot", "too hard"));
        });
        phase(context -> {
            try {
                ask(context, "it");
            } catch (OrchestratorException e) {
                seen.add(e.failure().code());
            }
            seen.add(context.tree().read("file"));
            context.await(WHICH);
        });
        bench.run();
        bench.run();
        assertThat(seen).containsExactly("agent.cannot", Optional.of("text"), "agent.cannot", Optional.of("text"));
    }

    @Test
    void theTimeAnAgentSeesIsTheSameOnAReplay() throws Exception {
        bench.ticker = new TickingTicker();
        agent((assignment, context) -> {
            seen.add(context.limits().time());
            context.step(new Action.Compute("work"), String.class, step -> "done");
            if (assignment.task().equals("waits") && assignment.feedback().isEmpty()) {
                return new Outcome.NeedsInput(WHICH);
            }
            return done("");
        });
        phase(context -> {
            ask(context, "first");
            ask(context, "waits");
        });
        bench.run();
        Object firstTime = seen.get(1);
        bench.run();
        assertThat(seen).hasSize(3).last().isEqualTo(firstTime);
    }

    /** Each reading is a minute later. */
    private static final class TickingTicker implements Ticker {
        private long minutes;

        @Override
        public long nanos() {
            return Duration.ofMinutes(++minutes).toNanos();
        }

        @Override
        public void pause(Duration duration) {
            // Time passes by itself.
        }
    }

    @Test
    void anAgentThatNeedsInputIsAskedAgainWithTheAnswer() throws Exception {
        agent((assignment, context) -> answered(assignment));
        phase(context -> seen.add(ask(context, "it").summary()));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(seen).containsExactly("Which?\nre Which?");
    }

    private static Outcome answered(Assignment assignment) {
        return assignment.feedback().isEmpty()
                ? new Outcome.NeedsInput(WHICH)
                : done(assignment.feedback().get(0).text());
    }

    @Test
    void aFailedStepOfAnAgentIsNamedToTheCaller() throws Exception {
        agent((assignment, context) -> {
            context.change(List.of(new FileEdit.Delete("no-such-file")));
            return done("never");
        });
        phase(context -> {
            try {
                ask(context, "it");
            } catch (StepFailedException e) {
                seen.add(e.stepId());
            }
        });
        bench.run();
        assertThat(seen).containsExactly("work#1/ask:worker:1/edit/1");
        assertThat(bench.all(Event.AskFailed.class)).hasSize(1);
    }
}
