package dev.journeyman.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.step.Action;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final Journals journal = new Journals();

    @Test
    void withoutRollbacksItIsTheJournal() {
        journal.control(Journals.started()).phase("a", 1).done("a#1", "c/1");
        assertThat(journal.timeline()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aRollbackLeavesWhatCameAfterItsTarget() {
        journal.control(Journals.started()).phase("a", 1).done("a#1", "c/1").done("a#1", "d/1");
        journal.control(new Event.RollbackStarted(3, "plan")).control(new Event.RolledBack(3));
        journal.done("a#1", "e/1");
        assertThat(journal.timeline()).containsExactly(1L, 2L, 3L, 6L, 7L);
        assertThat(Timeline.of(journal.events()).calls("a#1")).containsOnlyKeys("c/1", "e/1");
    }

    @Test
    void aRollbackCanBeRolledBack() {
        journal.control(Journals.started()).phase("a", 1).done("a#1", "c/1").done("a#1", "d/1");
        journal.control(new Event.RolledBack(3)).done("a#1", "e/1").control(new Event.RolledBack(4));
        assertThat(journal.timeline()).containsExactly(1L, 2L, 3L, 4L, 7L);
        assertThat(Timeline.of(journal.events()).calls("a#1")).containsOnlyKeys("c/1", "d/1");
    }

    @Test
    void aRollbackBeforeARedoBringsTheOldAttemptBack() {
        journal.control(Journals.started()).phase("a", 1).done("a#1", "c/1").phase("a", 2);
        Timeline redone = Timeline.of(journal.events());
        assertThat(redone.calls("a#1")).isEmpty();
        assertThat(redone.highestAttempt("a")).isEqualTo(2);

        journal.control(new Event.RolledBack(3));
        Timeline back = Timeline.of(journal.events());
        assertThat(back.calls("a#1")).containsOnlyKeys("c/1");
        assertThat(back.highestAttempt("a")).isEqualTo(1);
    }

    @Test
    void aTimelineThatGrowsIsTheOneThatIsRead() {
        journal.control(Journals.started()).phase("a", 1).failed("a#1", "c/1").phaseFailed("a#1", "a#1/c/1");
        journal.granted("a#1", "c/1").done("a#1", "c/1").phase("a", 2).done("a#2", "c/1");
        journal.control(new Event.RolledBack(4)).done("a#1", "d/1");
        Timeline grown = Timeline.of(List.of());
        for (int i = 0; i < journal.events().size(); i++) {
            grown.apply(journal.events().get(i));
            assertThat(grown.events())
                    .isEqualTo(Timeline.of(journal.events().subList(0, i + 1)).events());
        }
    }

    @Test
    void callsKeepTheOrderInWhichTheyWereFirstRecorded() {
        journal.control(Journals.started()).phase("a", 1).asked("a#1", "q/1").done("a#1", "c/1");
        journal.add("a#1", "q/1", new Event.Intent(new Action.Compute("q"), ""));
        assertThat(Timeline.of(journal.events()).calls("a#1").keySet()).containsExactly("q/1", "c/1");
    }

    @Test
    void theTreeOfAScopeIsTheLastOneLeftInside() {
        journal.control(Journals.started()).phase("a", 1).done("a#1", "before/1");
        journal.done("a#1/ask:coder:1", "edit/1")
                .done("a#1/ask:coder:1", "edit/2")
                .done("a#1", "after/1");
        Timeline timeline = Timeline.of(journal.events());
        assertThat(timeline.treeLeftWithin("a#1/ask:coder:1")).contains("tree of edit/2");
        assertThat(timeline.treeLeftWithin("a#1/ask:coder:2")).isEmpty();
    }

    @Test
    void attemptsAreCountedPerPathAndNeverByPrefix() {
        journal.control(Journals.started()).phase("a", 1).phase("ab", 3);
        Timeline timeline = Timeline.of(journal.events());
        assertThat(timeline.highestAttempt("a")).isEqualTo(1);
        assertThat(timeline.highestAttempt("ab")).isEqualTo(3);
        assertThat(timeline.highestAttempt("b")).isZero();
    }

    @Test
    void theStatusAfterARollbackIsRunning() {
        journal.control(Journals.started())
                .status(WorkflowStatus.RUNNING)
                .phase("a", 1)
                .status(WorkflowStatus.PAUSED);
        journal.control(new Event.RolledBack(3));
        assertThat(WorkflowState.of(Journals.ID, journal.events()).status()).isEqualTo(WorkflowStatus.RUNNING);
    }

    @Test
    void aQuestionAskedAfterTheTargetIsNotOpenAfterTheRollback() {
        journal.control(Journals.started()).phase("a", 1).asked("a#1", "question/1");
        assertThat(WorkflowState.of(Journals.ID, journal.events()).view().question())
                .isPresent();
        journal.control(new Event.RolledBack(2));
        assertThat(WorkflowState.of(Journals.ID, journal.events()).view().question())
                .isEqualTo(Optional.empty());
    }
}
