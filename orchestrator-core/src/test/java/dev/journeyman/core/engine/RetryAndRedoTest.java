package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.testkit.FailingStore.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The named cases of retry, redo, waiting and changed code, which random programs did not find in the prototype. */
class RetryAndRedoTest {
    private static final Question WHICH = new Question.Clarification("Which?", List.of());

    private final World world = new World();
    private final TestBench bench = new TestBench(1);
    private final List<String> bodies = new ArrayList<>();

    private void program(Map<String, Program.Script> scripts, Op... ops) {
        Program program = new Program(List.of(new Program.Part("work", List.of(ops), -1)), scripts, 2);
        bench.phases = List.of(new ProgramPhase(program.phases().get(0), world));
        bench.agents = List.of(new ProgramAgent(program, world));
    }

    private void code(int version, ScriptedPhase.Script script) {
        bench.phases = List.of(new ScriptedPhase("work", version, script));
    }

    private void step(PhaseContext context, String name) {
        context.step(new Action.Compute(name), String.class, step -> {
            bodies.add(step.stepId());
            return name;
        });
    }

    private void effect(PhaseContext context) {
        context.step(new Action.Outside("send", Map.of()), String.class, step -> "sent");
    }

    private List<String> scopesOf(Class<? extends Event> kind) {
        return bench.timeline().events().stream()
                .filter(recorded -> kind.isInstance(recorded.event()))
                .map(Recorded::callId)
                .toList();
    }

    @Test
    void aRetryAfterACleanupThatThrewAgainVoidsTheCleanup() throws Exception {
        Op cleanup = new Op.Effect("cleanup", false);
        program(
                Map.of(),
                new Op.Effect("before", false),
                new Op.Try(List.of(new Op.Broken("b")), List.of(cleanup), true, List.of()));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        world.repair("b");
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(scopesOf(Event.Intent.class)).containsExactly("work#1/before/1", "undo:8/undo/1");
        assertThat(world.effects()).containsOnlyKeys("before");
    }

    @Test
    void aRedoIsNotAnsweredByTheItemsOfTheOldAttempt() throws Exception {
        program(
                Map.of("s", new Program.Script(List.of(new Op.Edit("e", "file")), 0, false)),
                new Op.Dispatch(List.of(new Op.Item("i", List.of(), List.of(), "s")), true));
        bench.gates = List.of(new Event.Gate("work", "work"));
        bench.run();
        Recorded asked = bench.open().get(0);
        bench.answer(Recorded.idOf(TestBench.ID, asked.sequence()), new Answer.Rejected("again"));
        bench.run();
        assertThat(scopesOf(Event.ItemDone.class)).containsExactly("work#2/dispatch:1/i#1/");
        assertThat(bench.all(Event.ItemDone.class)).hasSize(2);
        assertThat(bench.open()).extracting(Recorded::scope).containsExactly("work#2");
    }

    @Test
    void aParkedBranchParksItsCallerBeforeAFailedOneFails() throws Exception {
        Op.Side waits = new Op.Side("waits", List.of(new Op.Await("q")));
        Op.Side fails = new Op.Side("fails", List.of(new Op.Fail("f")));
        program(Map.of(), new Op.Parallel(List.of(fails, waits)));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        assertThat(bench.all(Event.PhaseFailed.class)).isEmpty();
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        assertThat(bench.all(Event.BranchFailed.class)).hasSize(1);
    }

    @Test
    void aFinallyAfterAParkRecordsNothing() throws Exception {
        program(
                Map.of(),
                new Op.Try(List.of(new Op.Await("q")), List.of(), false, List.of(new Op.Effect("last", false))));
        bench.run();
        assertThat(world.effects()).isEmpty();
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(world.effects()).containsEntry("last", 1L);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aLateAnswerToAnAbandonedQuestionIsIgnored() throws Exception {
        code(1, context -> context.await(WHICH));
        bench.run();
        Recorded old = bench.open().get(0);
        code(2, context -> context.await(WHICH));
        bench.run();
        bench.answer(old);
        bench.run();
        assertThat(bench.all(Event.Ignored.class)).hasSize(1);
        assertThat(bench.open()).extracting(Recorded::scope).containsExactly("work#2");
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
    }

    @Test
    void anAnswerAfterARefusedRollbackInOneInboxCounts() throws Exception {
        code(1, context -> context.await(WHICH));
        bench.run();
        bench.post(new Signal.RollBack("back", "person", 99));
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(bench.all(Event.Ignored.class))
                .extracting(Event.Ignored::signalId)
                .containsExactly("back");
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aRollbackIntoWhatARedoVoidedGoesOnThere() throws Exception {
        code(1, context -> {
            step(context, "first");
            context.await(WHICH);
        });
        bench.run();
        long inFirst = bench.journal().stream()
                .filter(recorded -> recorded.event() instanceof Event.StepDone)
                .findFirst()
                .orElseThrow()
                .sequence();
        Phase first = bench.phases.get(0);
        code(2, context -> step(context, "other"));
        bench.run();
        assertThat(bodies).containsExactly("work#1/first/1", "work#2/other/1");
        bench.post(new Signal.RollBack("back", "person", inFirst));
        bench.phases = List.of(first);
        bench.run();
        assertThat(bodies).hasSize(2);
        assertThat(bench.open()).extracting(Recorded::scope).containsExactly("work#1");
        code(2, context -> step(context, "other"));
        bench.run();
        assertThat(bodies).last().isEqualTo("work#3/other/1");
    }

    @Test
    void codeThatDropsItsLastCallIsRedone() throws Exception {
        code(1, context -> {
            step(context, "first");
            step(context, "last");
        });
        bench.store.failWhen(
                (nth, id, entry) -> entry.json().contains("PhaseDone") ? Optional.of(Moment.BEFORE) : Optional.empty());
        bench.live();
        code(1, context -> step(context, "first"));
        bench.run();
        assertThat(redo()).contains("the code ended before it asked for 'last/1'");
        assertThat(bodies).containsExactly("work#1/first/1", "work#1/last/1", "work#2/first/1");
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    private String redo() {
        List<Event.RedoStarted> redos = bench.all(Event.RedoStarted.class);
        assertThat(redos).hasSize(1);
        return redos.get(0).why();
    }

    @Test
    void codeThatAsksForAnotherStepAtTheSamePlaceIsRedone() throws Exception {
        code(1, context -> {
            step(context, "first");
            context.await(WHICH);
        });
        bench.run();
        code(1, context -> step(context, "second"));
        bench.run();
        assertThat(redo()).contains("the code asks for 'second/1' where 'first/1' is recorded");
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aRaisedVersionIsRedone() throws Exception {
        code(1, context -> {
            step(context, "first");
            context.await(WHICH);
        });
        bench.run();
        code(2, context -> step(context, "first"));
        bench.run();
        assertThat(redo()).contains("version 1").contains("version 2").contains("1 recorded steps");
        assertThat(bodies).containsExactly("work#1/first/1", "work#2/first/1");
    }

    @Test
    void changedCodeThatReachedOutsideWaitsForTheOldCode() throws Exception {
        ScriptedPhase.Script old = context -> {
            effect(context);
            context.await(WHICH);
        };
        code(1, old);
        bench.run();
        code(2, context -> step(context, "other"));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        assertThat(bench.all(Event.RedoStarted.class)).isEmpty();
        code(1, old);
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(bench.all(Event.Intent.class)).hasSize(1);
    }

    @Test
    void aFailureOfThePhaseIsRecordedOnceWhateverIsKilled() throws Exception {
        program(Map.of(), new Op.Broken("b"));
        bench.store.failWhen((nth, id, entry) ->
                entry.json().contains("PhaseFailed") ? Optional.of(Moment.AFTER) : Optional.empty());
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        assertThat(bench.all(Event.PhaseFailed.class)).hasSize(1);
    }

    @Test
    void aKillRightAfterARetryWasGrantedLosesNoItem() throws Exception {
        Op.Item one = new Op.Item("one", List.of(), List.of(), "one");
        Op.Item two = new Op.Item("two", List.of(), List.of(), "two");
        program(
                Map.of(
                        "one", new Program.Script(List.of(new Op.Broken("b1"), new Op.Edit("e1", "f1")), 0, false),
                        "two", new Program.Script(List.of(new Op.Broken("b2"), new Op.Edit("e2", "f2")), 0, false)),
                new Op.Dispatch(List.of(one, two), true));
        bench.run();
        world.repair("b1");
        world.repair("b2");
        bench.store.failWhen((nth, id, entry) ->
                entry.json().contains("RetryGranted") ? Optional.of(Moment.AFTER) : Optional.empty());
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(scopesOf(Event.Merged.class)).hasSize(2);
    }

    @Test
    void aRetriedItemKeepsTheStepsBeforeTheOneThatFailed() throws Exception {
        Op.Item one = new Op.Item("one", List.of(), List.of(), "one");
        program(
                Map.of(
                        "one",
                        new Program.Script(
                                List.of(new Op.Effect("paid", false), new Op.Broken("b"), new Op.Edit("e", "f")),
                                0,
                                false)),
                new Op.Dispatch(List.of(one), true));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        world.repair("b");
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(world.effects()).containsEntry("paid", 1L);
        assertThat(bench.all(Event.ItemStarted.class)).hasSize(1);
    }

    @Test
    void anAccidentOutsideOfStepsIsRetriedAndKeepsWhatWasDone() throws Exception {
        AtomicBoolean diskIsFull = new AtomicBoolean(true);
        code(1, context -> {
            step(context, "paid");
            if (diskIsFull.get()) {
                throw new OrchestratorException(Failure.giveUp("workspace.io", "No space left on device."));
            }
        });
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        diskIsFull.set(false);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(bench.all(Event.StepDone.class)).hasSize(1);
        assertThat(bench.all(Event.RedoStarted.class)).isEmpty();
    }

    @Test
    void aRetryThatOnlyFailsAgainIsFollowedByARedo() throws Exception {
        code(1, context -> {
            step(context, "paid");
            throw new OrchestratorException(Failure.giveUp("mine.decided", "I never work."));
        });
        bench.run();
        bench.run();
        assertThat(bench.all(Event.RedoStarted.class)).isEmpty();
        bench.run();
        assertThat(bench.all(Event.RedoStarted.class)).hasSize(1);
        assertThat(bench.all(Event.StepDone.class)).hasSize(2);
    }

    @Test
    void aRetryLeavesWhatThePhaseHasPassedOver() throws Exception {
        Op.Item one = new Op.Item("one", List.of(), List.of(), "one");
        Op.Item two = new Op.Item("two", List.of(), List.of(), "two");
        program(
                Map.of(
                        "one", new Program.Script(List.of(new Op.Broken("b1"), new Op.Edit("e1", "f1")), 0, false),
                        "two", new Program.Script(List.of(new Op.Broken("b2"), new Op.Edit("e2", "f2")), 0, false)),
                new Op.Dispatch(List.of(one), false),
                new Op.Effect("between", false),
                new Op.Dispatch(List.of(two), true));
        bench.run();
        world.repair("b1");
        world.repair("b2");
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(world.effects()).containsEntry("between", 1L);
        assertThat(scopesOf(Event.ItemFailed.class)).containsExactly("work#1/dispatch:1/one#1/");
    }
}
