package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Scope;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.api.step.StepRecord;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.testkit.FailingStore.Moment;
import dev.journeyman.testkit.ScriptedInputAdapter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The named cases of rollback and of undoing effects (R13, R14). */
class RollbackRulesTest {
    private static final Question WHICH = new Question.Clarification("Which?", List.of());

    private final Forge forge = new Forge();
    private final TestBench bench = new TestBench(1);
    private final List<String> bodies = new ArrayList<>();
    private int signals;

    private void code(ScriptedPhase.Script script) {
        code(1, script);
    }

    private void code(int version, ScriptedPhase.Script script) {
        bench.phases = List.of(phase("work", version, script));
    }

    private Phase phase(String name, int version, ScriptedPhase.Script script) {
        return new ForgePhase(name, version, forge, script);
    }

    private void step(PhaseContext context, String name) {
        context.step(new Action.Compute(name), String.class, step -> {
            bodies.add(name);
            return name;
        });
    }

    private void open(PhaseContext context, String title) {
        ForgePhase.open(context, forge, title);
    }

    private void rollBack(long to) throws InterruptedException {
        postRollBack(to);
        bench.run();
    }

    private void postRollBack(long to) {
        bench.post(new Signal.RollBack("back" + ++signals, "person", to));
    }

    /** The newest event of a kind, by its sequence. */
    private long last(Class<? extends Event> kind) {
        return bench.journal().stream()
                .filter(recorded -> kind.isInstance(recorded.event()))
                .mapToLong(Recorded::sequence)
                .max()
                .orElseThrow();
    }

    private long of(String call) {
        return bench.journal().stream()
                .filter(recorded -> recorded.call().equals(call))
                .mapToLong(Recorded::sequence)
                .max()
                .orElseThrow();
    }

    private String refusal() {
        List<Event.Ignored> ignored = bench.all(Event.Ignored.class);
        return ignored.get(ignored.size() - 1).reason();
    }

    @Test
    void itGoesOnRightAfterItsTarget() throws Exception {
        code(context -> {
            step(context, "first");
            step(context, "second");
        });
        bench.run();
        rollBack(of("first/1"));
        assertThat(bodies).containsExactly("first", "second", "second");
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void anAnswerThatFollowsItInTheInboxCounts() throws Exception {
        code(context -> context.await(WHICH));
        bench.run();
        Recorded asked = bench.open().get(0);
        postRollBack(asked.sequence());
        bench.answer(asked);
        bench.run();
        assertThat(bench.all(Event.RolledBack.class)).hasSize(1);
        assertThat(bench.all(Event.Answered.class)).hasSize(1);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void anAnswerAfterItsTargetDoesNotCountAgain() throws Exception {
        code(context -> context.await(WHICH));
        bench.run();
        Recorded asked = bench.open().get(0);
        bench.answer(asked);
        bench.run();
        rollBack(asked.sequence());
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        assertThat(bench.open()).containsExactly(asked);
        bench.answer(asked);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aLateAnswerToAQuestionThatItTookBackIsIgnored() throws Exception {
        code(context -> {
            step(context, "first");
            context.await(WHICH);
        });
        bench.run();
        Recorded asked = bench.open().get(0);
        rollBack(of("first/1"));
        bench.answer(asked);
        bench.run();
        assertThat(refusal()).contains("not open");
        assertThat(bench.open()).hasSize(1).doesNotContain(asked);
    }

    @Test
    void effectsAreUndoneOnceEachTheNewestFirst() throws Exception {
        code(context -> {
            step(context, "first");
            open(context, "a");
            open(context, "b");
        });
        bench.run();
        rollBack(of("first/1"));
        assertThat(forge.log()).containsExactly("open a", "open b", "close b", "close a", "open a", "open b");
        assertThat(forge.repeated()).isZero();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void anEffectBeforeTheTargetStays() throws Exception {
        code(context -> {
            open(context, "a");
            step(context, "then");
        });
        bench.run();
        rollBack(of("a/1"));
        assertThat(forge.log()).containsExactly("open a");
    }

    @Test
    void anEffectWhoseResultIsTakenBackIsLookedUpAndNotRepeated() throws Exception {
        code(context -> open(context, "a"));
        bench.run();
        rollBack(last(Event.Intent.class));
        assertThat(forge.log()).containsExactly("open a");
        assertThat(bench.all(Event.StepDone.class)).hasSize(2);
    }

    @Test
    void anEffectThatItsPhaseDoesNotUndoIsLeftAndOneCanGoBackToIt() throws Exception {
        bench.phases = List.of(ScriptedPhase.doing(context -> open(context, "a")));
        bench.run();
        long completed = bench.journal().size();
        rollBack(3);
        assertThat(bench.all(Event.Undone.class)).extracting(Event.Undone::how).containsExactly(Event.Undoing.LEFT);
        assertThat(forge.open()).containsExactly("a");
        rollBack(completed);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(forge.log()).containsExactly("open a", "open a");
    }

    @Test
    void anUndoThatFailsWaitsForAPersonWhoHasItTriedAgain() throws Exception {
        code(context -> open(context, "a"));
        bench.run();
        forge.setDown(true);
        rollBack(3);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        forge.setDown(false);
        say("again");
        assertThat(forge.log()).containsExactly("open a", "close a", "open a");
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aPersonMayUndoByHand() throws Exception {
        code(context -> open(context, "a"));
        bench.run();
        forge.setDown(true);
        rollBack(3);
        forge.setDown(false);
        say("done by hand");
        assertThat(bench.all(Event.Undone.class)).extracting(Event.Undone::how).containsExactly(Event.Undoing.BY_HAND);
        assertThat(forge.log()).containsExactly("open a", "open a");
    }

    @Test
    void anAnswerFromElsewhereCountsWhileAPersonIsAskedHere() throws Exception {
        code(context -> open(context, "a"));
        bench.run();
        forge.setDown(true);
        bench.input = strands -> Optional.of(ScriptedInputAdapter.answering(asked -> {
            bench.answer(asked.id(), new Answer.Said("done by hand"));
            return waitToBeInterrupted(strands);
        }));
        rollBack(3);
        assertThat(bench.all(Event.Undone.class)).extracting(Event.Undone::how).containsExactly(Event.Undoing.BY_HAND);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
    }

    /** A person who never answers. */
    private static Optional<Answer> waitToBeInterrupted(Strands strands) {
        for (int i = 0; i < 10_000 && !Thread.currentThread().isInterrupted(); i++) {
            strands.pause();
        }
        return Optional.empty();
    }

    private void say(String words) throws InterruptedException {
        Recorded asked = bench.open().stream()
                .filter(question -> question.scope().startsWith("undo:"))
                .findFirst()
                .orElseThrow();
        bench.answer(Recorded.idOf(TestBench.ID, asked.sequence()), new Answer.Said(words));
        bench.run();
    }

    @Test
    void anAnswerToAnotherQuestionWaitsUntilItIsDone() throws Exception {
        code(context -> {
            context.await(WHICH);
            open(context, "a");
            context.await(new Question.Clarification("Really?", List.of()));
        });
        bench.run();
        Recorded which = bench.open().get(0);
        bench.answer(which);
        bench.run();
        forge.setDown(true);
        rollBack(which.sequence());
        bench.answer(which);
        bench.run();
        assertThat(bench.all(Event.Answered.class)).hasSize(1);
        forge.setDown(false);
        say("again");
        assertThat(bench.all(Event.Answered.class)).hasSize(3);
        assertThat(forge.log()).containsExactly("open a", "close a", "open a");
        assertThat(bench.open()).hasSize(1);
    }

    @Test
    void anUndoBeginsAnewWhereItsCodeHasChanged() throws Exception {
        AtomicBoolean changed = new AtomicBoolean();
        bench.phases = List.of(new ChangingUndo(forge, changed));
        bench.run();
        bench.store.failWhen((nth, id, entry) ->
                entry.json().contains("\"Undone\"") ? Optional.of(Moment.BEFORE) : Optional.empty());
        postRollBack(3);
        bench.live();
        changed.set(true);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(bench.all(Event.UndoFailed.class)).hasSize(1);
        assertThat(bench.all(Event.Undone.class)).hasSize(1);
    }

    /** Asks for another step when its code has changed. */
    private record ChangingUndo(Forge forge, AtomicBoolean changed) implements Phase {
        @Override
        public String name() {
            return "work";
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            ForgePhase.open(context, forge, "a");
            return PhaseResult.completed();
        }

        @Override
        public boolean undoes(Action effect) {
            return true;
        }

        @Override
        public void undo(StepRecord effect, Scope scope) {
            String name = changed.get() ? "new-way" : "old-way";
            scope.step(new Action.Compute(name), String.class, step -> name);
        }
    }

    @Test
    void whatCannotBeGoneBackToIsRefusedByName() throws Exception {
        code(context -> {
            step(context, "first");
            open(context, "a");
            step(context, "second");
        });
        bench.run();
        long intent = last(Event.Intent.class);
        long second = of("second/1");
        rollBack(99);
        assertThat(refusal()).contains("no event 99");
        rollBack(of("first/1"));
        rollBack(last(Event.RollbackStarted.class));
        assertThat(refusal()).contains("inside a rollback");
        rollBack(second);
        assertThat(refusal()).contains("work#1/a/1").contains("take event " + (intent - 1));
        assertThat(bench.all(Event.RolledBack.class)).hasSize(1);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void theMiddleOfARedoIsRefused() throws Exception {
        code(context -> {
            open(context, "a");
            context.await(WHICH);
        });
        bench.run();
        code(2, context -> step(context, "other"));
        bench.run();
        assertThat(forge.log()).containsExactly("open a", "close a");
        rollBack(last(Event.RedoStarted.class));
        assertThat(refusal()).contains("inside a redo");
        rollBack(last(Event.Undone.class));
        assertThat(refusal()).contains("inside a redo");
    }

    @Test
    void aRollbackCanBeRolledBack() throws Exception {
        code(context -> {
            step(context, "first");
            step(context, "second");
        });
        bench.run();
        long completed = bench.journal().size();
        bench.phases = List.of(phase("work", 1, context -> {
            step(context, "first");
            context.await(WHICH);
        }));
        rollBack(of("first/1"));
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        rollBack(completed);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(bodies).containsExactly("first", "second");
        assertThat(bench.timeline().calls("work#1")).containsOnlyKeys("first/1", "second/1");
    }

    @Test
    void aRollbackToAPhaseBeginsItWithANumberThatWasNeverUsed() throws Exception {
        code(context -> step(context, "first"));
        bench.run();
        long beforePhase = last(Event.PhaseStarted.class) - 1;
        rollBack(beforePhase);
        rollBack(beforePhase);
        assertThat(bench.all(Event.PhaseStarted.class))
                .extracting(Event.PhaseStarted::attempt)
                .containsExactly(1, 2, 3);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aFailedWorkflowGoesBackToBeforeItFailed() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        code(context -> {
            step(context, "first");
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
        });
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        broken.set(false);
        rollBack(of("first/1"));
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(bench.all(Event.RetryStarted.class)).isEmpty();
    }

    @Test
    void aRollbackWhileItemsAreAtWorkEndsThemAndLetsThoseOfThenGoOn() throws Exception {
        World world = new World();
        Program program = new Program(
                List.of(new Program.Part(
                        "work",
                        List.of(new Op.Dispatch(
                                List.of(
                                        new Op.Item("one", List.of(), List.of(), "s1"),
                                        new Op.Item("two", List.of(), List.of(), "s2")),
                                true)),
                        -1)),
                Map.of("s1", script("1"), "s2", script("2")),
                2);
        bench.phases = List.of(new ProgramPhase(program.phases().get(0), world));
        bench.agents = List.of(new ProgramAgent(program, world));
        AtomicBoolean posted = new AtomicBoolean();
        bench.listener = recorded -> {
            if (recorded.call().equals("x2/1")
                    && recorded.event() instanceof Event.StepDone
                    && posted.compareAndSet(false, true)) {
                postRollBack(bench.journal().stream()
                        .filter(started -> started.event() instanceof Event.ItemStarted)
                        .mapToLong(Recorded::sequence)
                        .max()
                        .orElseThrow());
            }
        };
        bench.run();
        assertThat(bench.all(Event.RolledBack.class)).hasSize(1);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(bench.all(Event.ItemStarted.class)).hasSize(2);
        assertThat(world.violations()).isEmpty();
        assertThat(world.effects()).containsEntry("x1", 1L).containsEntry("x2", 1L);
    }

    private static Program.Script script(String n) {
        return new Program.Script(
                List.of(
                        new Op.Compute("c" + n),
                        new Op.Effect("x" + n, false),
                        new Op.Compute("d" + n),
                        new Op.Edit("e" + n, "f" + n)),
                0,
                false);
    }

    @Test
    void aKillAtAnyAppendOfARollbackGoesForward() throws Exception {
        int appends = rolledBack(0, Moment.BEFORE);
        for (int n = 1; n <= appends; n++) {
            for (Moment moment : Moment.values()) {
                rolledBack(n, moment);
            }
        }
        System.out.println("Rollback in progress: killed before and after each of " + appends
                + " appends; 0 effects repeated, each undone once, same end.");
    }

    /** How many appends the rollback and what follows takes. */
    private static int rolledBack(int killAt, Moment moment) throws Exception {
        RollbackRulesTest one = new RollbackRulesTest();
        one.code(context -> {
            one.step(context, "first");
            one.open(context, "a");
            one.open(context, "b");
            context.await(WHICH);
        });
        one.bench.run();
        int before = one.bench.journal().size();
        if (killAt > 0) {
            one.bench.store.failAtEntry(killAt, moment);
        }
        one.rollBack(one.of("first/1"));
        assertThat(one.bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        assertThat(one.forge.open()).containsExactlyInAnyOrder("a", "b");
        assertThat(one.forge.log()).containsExactly("open a", "open b", "close b", "close a", "open a", "open b");
        assertThat(one.bench.all(Event.RolledBack.class)).hasSize(1);
        assertThat(one.bodies).containsExactly("first");
        return one.bench.journal().size() - before;
    }

    @Test
    void aRejectedPhaseUndoesWhatItDidOutside() throws Exception {
        code(context -> open(context, "a"));
        bench.gates = List.of(new Event.Gate("work", "work"));
        bench.run();
        Recorded asked = bench.open().get(0);
        bench.answer(Recorded.idOf(TestBench.ID, asked.sequence()), new Answer.Rejected("again"));
        bench.run();
        assertThat(forge.log()).containsExactly("open a", "close a", "open a");
    }

    @Test
    void aRetryUndoesWhatItVoids() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        code(context -> {
            open(context, "before");
            try {
                context.step(new Action.Compute("risky"), String.class, step -> {
                    if (broken.get()) {
                        throw new IllegalStateException("broken");
                    }
                    return "fine";
                });
            } catch (StepFailedException e) {
                open(context, "excuse");
                throw e;
            }
        });
        bench.run();
        broken.set(false);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThat(forge.log()).containsExactly("open before", "open excuse", "close excuse");
    }

    @Test
    void anAbandonedWorkflowUndoesAllAndCannotBeRolledBack() throws Exception {
        code(context -> {
            open(context, "a");
            context.await(WHICH);
        });
        bench.run();
        bench.post(new Signal.Abandon("end", "person", "enough"));
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.ABANDONED);
        assertThat(forge.log()).containsExactly("open a", "close a");
        rollBack(3);
        assertThat(refusal()).contains("abandoned");
        assertThat(bench.status()).isEqualTo(WorkflowStatus.ABANDONED);
    }

    @Test
    void aStopThatWasCopiedRightBeforeAKillIsDoneAtTheResume() throws Exception {
        code(context -> {
            for (int i = 1; i <= 20; i++) {
                step(context, "step");
            }
        });
        bench.listener = recorded -> {
            if (recorded.call().equals("step/1")) {
                bench.post(new Signal.Stop("stop", "person", "enough"));
            }
        };
        bench.store.failWhen((nth, id, entry) ->
                entry.json().contains("\"Received\"") ? Optional.of(Moment.AFTER) : Optional.empty());
        bench.run();
        assertThat(bench.all(Event.Received.class)).hasSize(1);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.STOPPED);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aRollbackThatWasCopiedRightBeforeAKillIsDoneOnce() throws Exception {
        code(context -> step(context, "first"));
        bench.run();
        bench.store.failWhen((nth, id, entry) ->
                entry.json().contains("\"Received\"") ? Optional.of(Moment.AFTER) : Optional.empty());
        rollBack(3);
        bench.run();
        assertThat(bench.all(Event.RolledBack.class)).hasSize(1);
        assertThat(bodies).hasSize(2);
    }

    @Test
    void theTrackerShowsWhatItShowedThen() throws Exception {
        World world = new World();
        Program program = new Program(
                List.of(new Program.Part(
                        "work",
                        List.of(
                                new Op.Dispatch(List.of(new Op.Item("one", List.of(), List.of(), "s1")), true),
                                new Op.Await("q")),
                        -1)),
                Map.of("s1", script("1")),
                1);
        bench.phases = List.of(new ProgramPhase(program.phases().get(0), world));
        bench.agents = List.of(new ProgramAgent(program, world));
        bench.run();
        assertThat(bench.itemStatuses()).containsExactly("DONE");
        List<String> seen = new ArrayList<>();
        bench.listener = recorded -> {
            if (recorded.event() instanceof Event.RolledBack) {
                seen.addAll(bench.itemStatuses());
            }
        };
        rollBack(last(Event.DispatchOpened.class));
        assertThat(seen).containsExactly("TODO");
        assertThat(bench.itemStatuses()).containsExactly("DONE");
        assertThat(bench.all(Event.ItemStarted.class))
                .extracting(Event.ItemStarted::attempt)
                .containsExactly(1, 2);
    }

    @Test
    void whatStoodInADirectoryIsSavedAndNotTakenForAnInterruptedTry() throws Exception {
        List<Boolean> interrupted = new ArrayList<>();
        ScriptedPhase.Script write = context -> {
            context.step(new Action.Compute("write"), String.class, step -> {
                Files.writeString(step.directory().resolve("new"), "text");
                interrupted.add(step.interrupted().isPresent());
                return "";
            });
            context.await(WHICH);
        };
        code(write);
        bench.run();
        Files.writeString(bench.workspace.desk("main").directory().resolve("by-hand"), "a person's");
        rollBack(last(Event.PhaseStarted.class));
        assertThat(interrupted).containsExactly(false, false);
        assertThat(bench.workspace.saved())
                .anySatisfy(files -> assertThat(files).containsEntry("by-hand", "a person's"));
    }

    @Test
    void itsPlanSaysWhatItDoesAndWhichVersionsItCrosses() throws Exception {
        code(context -> {
            step(context, "first");
            open(context, "a");
        });
        bench.run();
        code(2, context -> step(context, "other"));
        rollBack(of("first/1"));
        assertThat(bench.all(Event.RollbackStarted.class).get(0).plan())
                .contains("effects to undo: 1")
                .contains("phase 'work' was begun by version 1")
                .contains("done anew by version 2");
        assertThat(bodies).containsExactly("first", "other");
    }

    @Test
    void idsOfEffectsAreNewAfterARollback() throws Exception {
        List<String> ids = new ArrayList<>();
        code(context -> {
            step(context, "first");
            context.step(new Action.Outside("a", Map.of()), String.class, step -> {
                ids.add(step.effectId());
                return "";
            });
        });
        bench.run();
        rollBack(of("first/1"));
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    }
}
