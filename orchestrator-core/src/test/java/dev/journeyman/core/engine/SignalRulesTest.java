package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.EditedArtifact;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.work.ItemRemark;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.core.config.Mode;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.testkit.FailingStore.Moment;
import dev.journeyman.testkit.ScriptedAgent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said to a workflow, whoever runs it (R9). */
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
    void anEditedArtifactForWhatIsNoApprovalIsIgnoredAndTheQuestionStays() throws Exception {
        bench.run();
        Recorded asked = bench.open().get(0);
        bench.answer(
                Recorded.idOf(TestBench.ID, asked.sequence()),
                new Answer.Approved("", "", "", Optional.empty(), Optional.of(new EditedArtifact("plan", "{}"))));
        bench.run();
        bench.run();
        assertThat(bench.all(Event.Ignored.class)).hasSize(1);
        assertThat(bench.open()).containsExactly(asked);
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

    @Test
    void aStopOfAPausedWorkflowStopsItAndItsQuestionStaysOpen() throws Exception {
        bench.run();
        List<Recorded> asked = bench.open();
        bench.post(new Signal.Stop("stop", "person", "enough"));
        bench.run();
        assertStoppedOnce();
        assertThat(bench.all(Event.StatusChanged.class))
                .contains(new Event.StatusChanged(WorkflowStatus.STOPPED, "enough (person)"));
        assertThat(bench.open()).isEqualTo(asked);
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void aStopOfAPausedWorkflowThatWasCopiedRightBeforeAKillStopsIt() throws Exception {
        bench.run();
        bench.post(new Signal.Stop("stop", "person", "enough"));
        dieAfter("Received");
        bench.run();
        assertStoppedOnce();
        assertThat(bench.all(Event.Received.class)).hasSize(1);
    }

    /** And then the resume went on to the question. */
    private void assertStoppedOnce() {
        assertThat(bench.all(Event.StatusChanged.class))
                .extracting(Event.StatusChanged::status)
                .containsExactly(
                        WorkflowStatus.RUNNING,
                        WorkflowStatus.PAUSED,
                        WorkflowStatus.STOPPED,
                        WorkflowStatus.RUNNING,
                        WorkflowStatus.PAUSED);
    }

    @Test
    void aStopThatWasCopiedRightBeforeAKillStopsAtTheNextOwner() throws Exception {
        postAtWork(new Signal.Stop("stop", "person", "enough"));
        dieAfter("Received");
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.STOPPED);
        assertThat(bench.all(Event.Received.class)).hasSize(1);
    }

    @Test
    void anAnswerThatWasCopiedRightBeforeAKillCounts() throws Exception {
        bench.run();
        bench.open().forEach(bench::answer);
        dieAfter("Received");
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void theSameSignalTwiceCountsOnce() throws Exception {
        Signal pause = new Signal.Pause("pause", "person", "lunch");
        postAtWork(pause);
        bench.run();
        bench.post(pause);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
        bench.run();
        assertThat(bench.all(Event.Received.class)).hasSize(1);
        assertThat(bench.open()).hasSize(1);
    }

    @Test
    void aPauseNotesWhatWasAtWorkAndAResumeGoesOnWithIt() throws Exception {
        postAtWork(new Signal.Pause("pause", "person", "lunch"));
        bench.run();
        assertThat(bench.all(Event.StatusChanged.class))
                .last()
                .isEqualTo(new Event.StatusChanged(WorkflowStatus.PAUSED, "lunch (person)"));
        assertThat(bench.all(Event.Suspended.class))
                .singleElement()
                .satisfies(suspended -> assertThat(suspended.work())
                        .singleElement()
                        .satisfies(work -> {
                            assertThat(work.phase()).isEqualTo("work");
                            assertThat(work.last()).startsWith("work");
                            assertThat(work.since()).isEqualTo(startOfThePhase());
                        }));
        bench.run();
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    private Instant startOfThePhase() {
        return bench.journal().stream()
                .filter(recorded -> recorded.event() instanceof Event.PhaseStarted)
                .findFirst()
                .orElseThrow()
                .at();
    }

    @Test
    void anAbandonedWorkflowIsAbandonedWhoeverRunsItAndRunsNoMore() throws Exception {
        bench.run();
        bench.post(new Signal.Abandon("abandon", "person", "not wanted"));
        bench.run();
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.ABANDONED);
        assertThat(bench.all(Event.StatusChanged.class))
                .last()
                .satisfies(changed -> assertThat(changed.reason()).isEqualTo("not wanted (person)"));
    }

    @Test
    void whatIsSaidAtAResumeReachesTheNextAskOfThePhaseAndNoEarlierOne() throws Exception {
        List<List<Feedback>> told = new ArrayList<>();
        bench.agents =
                List.of(ScriptedAgent.following(ProgramAgent.NAME, Set.of(Interpreter.WORKER), (asked, context) -> {
                    told.add(asked.feedback());
                    return new Outcome.Done(Optional.empty(), "done");
                }));
        bench.phases = List.of(ScriptedPhase.doing(context -> {
            context.ask(Interpreter.WORKER, "first", List.of());
            context.await(new Question.Clarification("Which?", List.of()));
            context.ask(Interpreter.WORKER, "second", List.of());
        }));
        bench.run();
        Feedback also = new Feedback(Feedback.Kind.ADDITION, "Also that.");
        bench.post(new Signal.Resume("resume", "person", List.of(also)));
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(told).containsExactly(List.of(), List.of(also));
    }

    @Test
    void whatPeopleRemarkInTheTrackerReachesTheNextAskOnceAndOnlyTheirWorkflow() throws Exception {
        List<List<Feedback>> told = new ArrayList<>();
        bench.agents =
                List.of(ScriptedAgent.following(ProgramAgent.NAME, Set.of(Interpreter.WORKER), (asked, context) -> {
                    told.add(asked.feedback());
                    return new Outcome.Done(Optional.empty(), "done");
                }));
        bench.phases = List.of(ScriptedPhase.doing(context -> {
            context.ask(Interpreter.WORKER, "first", List.of());
            context.await(new Question.Clarification("Which?", List.of()));
            context.ask(Interpreter.WORKER, "second", List.of());
        }));
        bench.run();
        for (String item : List.of(TestBench.ID + "/plan#1/dispatch:1/export", TestBench.ID + "-other/x")) {
            bench.tracker.remark(new ItemRemark("r:" + item, new WorkItemId(item), "Anna", "Use our library."));
        }
        bench.open().forEach(bench::answer);
        bench.run();
        bench.run();
        assertThat(told).hasSize(2);
        assertThat(told.get(1))
                .containsExactly(Feedback.comment("In the tracker, about the item 'export', Anna: Use our library."));
        assertThat(bench.all(Event.Received.class))
                .filteredOn(received -> received.signal() instanceof Signal.Resume)
                .hasSize(1);
    }

    @Test
    void anExclusionHoldsFromWhenItIsSaid() throws Exception {
        bench.configuration = bench.configuration.toBuilder().mode(Mode.DEFAULT).build();
        bench.phases = List.of(ScriptedPhase.doing(context -> {
            context.change(List.of(new FileEdit.Create("legacy/before", "text")));
            context.await(new Question.Clarification("Which?", List.of()));
            context.change(List.of(new FileEdit.Create("legacy/after", "text")));
        }));
        bench.run();
        bench.post(new Signal.Resume(
                "resume", "person", List.of(new Feedback(Feedback.Kind.EXCLUSION, "Don't touch legacy/ please."))));
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
        assertThat(bench.all(Event.PhaseFailed.class))
                .singleElement()
                .satisfies(
                        failed -> assertThat(failed.why().failure().message()).contains("legacy/"));
    }

    /** Long enough for the inbox to be looked into. */
    private void postAtWork(Signal signal) {
        bench.phases = List.of(ScriptedPhase.doing(context -> {
            for (int i = 0; i < 50; i++) {
                context.step(new Action.Compute("work"), String.class, step -> "done");
            }
            context.await(new Question.Clarification("Which?", List.of()));
        }));
        bench.listener = recorded -> {
            if (recorded.event() instanceof Event.PhaseStarted) {
                bench.post(signal);
            }
        };
    }

    private void dieAfter(String kind) {
        bench.store.failWhen((nth, id, entry) ->
                entry.json().contains('"' + kind + '"') ? Optional.of(Moment.AFTER) : Optional.empty());
    }
}
