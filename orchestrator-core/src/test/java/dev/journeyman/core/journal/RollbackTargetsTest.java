package dev.journeyman.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.step.Action;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackTargetsTest {
    private final Journals journal = new Journals();

    private RollbackTargets targets() {
        return RollbackTargets.of(journal.events());
    }

    private Journals finished(String scope) {
        return journal.add(scope, "", new Event.PhaseDone(List.of(), Optional.empty(), "tree of " + scope, false));
    }

    private Journals intent(String scope, String call) {
        return journal.add(scope, call, new Event.Intent(new Action.Outside("send", Map.of()), ""));
    }

    private String code(long to) {
        return targets().refusal(to).map(Failure::code).orElse("");
    }

    @Test
    void anEventIsNamedByItsNumberItsPhaseOrItsCheckpoint() {
        journal.control(Journals.started()).phase("a", 1);
        finished("a#1").phase("b", 1);
        assertThat(targets().find("2")).isEqualTo(2);
        assertThat(targets().find("phase:a")).isEqualTo(1);
        assertThat(targets().find("phase:b")).isEqualTo(3);
        assertThat(targets().find("after a")).isEqualTo(3);
        assertThat(targets().find("start")).isEqualTo(1);
    }

    @Test
    void aNameThatMeansNothingIsRefusedWithWhereToLook() {
        journal.control(Journals.started());
        assertThatThrownBy(() -> targets().find("phase:z"))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("phase:z")
                .hasMessageContaining("journeyman checkpoints");
    }

    @Test
    void aCheckpointOnTheTimelineGoesBeforeANewerOneThatWasLeftBehind() {
        journal.control(Journals.started()).phase("a", 1);
        finished("a#1").control(new Event.RollbackStarted(2, "")).control(new Event.RolledBack(2));
        assertThat(targets().find("after a")).as("left behind").isEqualTo(3);
        finished("a#1").control(new Event.RollbackStarted(3, "")).control(new Event.RolledBack(3));
        assertThat(targets().find("after a")).as("on the timeline").isEqualTo(3);
        assertThat(targets().find("before rollback to 3")).isEqualTo(6);
    }

    @Test
    void aPhaseThatWasRedoneBeginsWhereItsFirstAttemptDid() {
        journal.control(Journals.started()).phase("a", 1).control(new Event.RedoStarted("a", 1, ""));
        journal.phase("a", 2);
        assertThat(targets().find("phase:a")).isEqualTo(1);
        assertThat(code(3)).isEqualTo("rollback.inside-redo");
        assertThat(code(4)).isEmpty();
    }

    @Test
    void theMiddleOfARollbackIsRefusedAndItsEndIsNot() {
        journal.control(Journals.started()).phase("a", 1).control(new Event.RollbackStarted(1, ""));
        journal.control(new Event.RolledBack(1));
        assertThat(code(3)).isEqualTo("rollback.inside-rollback");
        assertThat(code(4)).isEmpty();
        assertThat(code(5)).isEqualTo("rollback.unknown-event");
        assertThat(code(0)).isEqualTo("rollback.unknown-event");
    }

    @Test
    void anEffectThatWasUndoneElsewhereCannotBeBroughtBack() {
        journal.control(Journals.started()).phase("a", 1);
        intent("a#1", "send/1").done("a#1", "send/1").control(new Event.RollbackStarted(2, ""));
        journal.control(new Event.Undone(3, Event.Undoing.UNDONE)).control(new Event.RolledBack(2));
        assertThat(code(4)).isEqualTo("rollback.undone-effect");
        assertThat(targets().refusal(4).orElseThrow().message()).contains("take event 2");
        assertThat(code(2)).isEmpty();
    }

    @Test
    void anEffectWhoseUndoHasOnlyBegunMayBeGone() {
        journal.control(Journals.started()).phase("a", 1);
        intent("a#1", "send/1").done("a#1", "send/1").control(new Event.RetryStarted("a#1"));
        intent("undo:3", "close/1");
        assertThat(code(4)).isEqualTo("rollback.undone-effect");
    }

    @Test
    void anEffectThatWasLeftIsStillThere() {
        journal.control(Journals.started()).phase("a", 1);
        intent("a#1", "send/1").done("a#1", "send/1").control(new Event.RollbackStarted(2, ""));
        journal.control(new Event.Undone(3, Event.Undoing.LEFT)).control(new Event.RolledBack(2));
        assertThat(code(4)).isEmpty();
    }

    @Test
    void whatWasAbandonedIsFinal() {
        journal.control(Journals.started()).status(WorkflowStatus.ABANDONED);
        assertThat(code(1)).isEqualTo("rollback.abandoned");
    }

    @Test
    void checkpointsThatWereLeftBehindAreListedAndDoNotCount() {
        journal.control(Journals.started()).phase("a", 1);
        finished("a#1").control(new Event.RollbackStarted(2, "")).control(new Event.RolledBack(2));
        assertThat(Checkpoints.of(journal.events()))
                .extracting(Checkpoint::name)
                .containsExactly("start", "phase:a");
        assertThat(Checkpoints.all(journal.events()))
                .filteredOn(checkpoint -> !checkpoint.counts())
                .extracting(Checkpoint::name)
                .containsExactly("after a", "before rollback to 2");
    }
}
