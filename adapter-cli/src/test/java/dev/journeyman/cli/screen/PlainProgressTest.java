package dev.journeyman.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.cli.Views;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
    private final Screens screens = new Screens();
    private final PlainProgress progress = new PlainProgress(screens.stream());

    @Test
    void printsALineForEachThingThatHappened() {
        progress.show(Views.running().phase("code", PhaseStatus.PENDING, "").view());
        progress.show(code(PhaseStatus.RUNNING, ItemStatus.IN_PROGRESS));
        progress.show(code(PhaseStatus.RUNNING, ItemStatus.IN_PROGRESS));
        progress.show(code(PhaseStatus.RUNNING, ItemStatus.DONE));
        progress.show(Views.running()
                .status(WorkflowStatus.PAUSED, "gate implementation")
                .phase("code", PhaseStatus.COMPLETED, "1 item")
                .item("fees", ItemStatus.DONE, "")
                .view());
        assertThat(screens.text()).isEqualTo("""
                        [1:05] code: started
                        [1:05]   fees: started (Title of fees)
                        [1:05]   fees: done
                        [1:05] code: done (1 item)
                        [1:05] workflow: paused (gate implementation)
                        """);
    }

    @Test
    void itemsThatEndedTogetherWithTheirPhaseComeBeforeItsEnd() {
        progress.show(code(PhaseStatus.RUNNING, ItemStatus.IN_PROGRESS));
        progress.show(code(PhaseStatus.COMPLETED, ItemStatus.DONE));
        assertThat(screens.text().lines().skip(2)).containsExactly("[1:05]   fees: done", "[1:05] code: done");
    }

    @Test
    void aPhaseThatHasNotBegunAnyMoreWasRolledBack() {
        progress.show(code(PhaseStatus.COMPLETED, ItemStatus.DONE));
        progress.show(code(PhaseStatus.PENDING, ItemStatus.TODO));
        assertThat(screens.text().lines()).last().isEqualTo("[1:05] workflow: rolled back to before code");
    }

    @Test
    void neverPrintsCursorMovements() {
        progress.say("hello");
        progress.show(code(PhaseStatus.RUNNING, ItemStatus.IN_PROGRESS));
        progress.close();
        assertThat(screens.text()).doesNotContain("\u001b");
    }

    private static dev.journeyman.api.dialog.WorkflowView code(PhaseStatus phase, ItemStatus item) {
        return Views.running().phase("code", phase, "").item("fees", item, "").view();
    }
}
