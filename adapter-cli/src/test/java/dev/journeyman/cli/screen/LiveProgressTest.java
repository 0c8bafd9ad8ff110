package dev.journeyman.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.cli.Views;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
    private final Screens screens = new Screens();
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;

    @Test
    void showsPhasesAndTheItemsBelowTheOneThatWorksOnThem() {
        LiveProgress progress = new LiveProgress(screens.terminal(80, 24), clock);
        progress.show(twoItems());
        progress.draw();
        assertThat(screens.shown()).isEqualTo("""
                        vouchers-7f3a  40 %  1:05  3 calls, $0.0042
                          + plan              0:05  2 items
                          | code              0:05
                              + model  Title of model
                              | fees   Title of fees
                          . tests""");
    }

    @Test
    void timeGoesOnBetweenTheEvents() {
        LiveProgress progress = new LiveProgress(screens.terminal(80, 24), clock);
        progress.show(twoItems());
        now = now.plusSeconds(10);
        progress.draw();
        assertThat(screens.shown()).contains("40 %  1:15").contains("| code              0:15");
    }

    @Test
    void isRedrawnInPlaceAlsoWhenItGetsSmaller() {
        LiveProgress progress = new LiveProgress(screens.terminal(80, 24), clock);
        progress.say("Model: recorded");
        progress.show(twoItems());
        progress.draw();
        progress.draw();
        progress.show(Views.running()
                .status(WorkflowStatus.COMPLETED, "")
                .at(100, Duration.ofSeconds(70), Usage.NONE)
                .phase("plan", PhaseStatus.COMPLETED, "")
                .view());
        progress.close();
        assertThat(screens.shown()).isEqualTo("""
                        Model: recorded
                        vouchers-7f3a 100 %  1:10  0 calls, $0.00  completed
                          + plan              0:05""");
    }

    @Test
    void aLineThatIsSaidStaysAndTheDrawingGoesOnBelowIt() {
        LiveProgress progress = new LiveProgress(screens.terminal(80, 24), clock);
        progress.show(twoItems());
        progress.draw();
        progress.say("Stopping");
        progress.draw();
        assertThat(screens.shown())
                .as("nothing is drawn over an answer being typed")
                .isEqualTo("Stopping");
        progress.show(twoItems());
        progress.draw();
        assertThat(screens.shown()).startsWith("Stopping\nvouchers-7f3a").endsWith(". tests");
    }

    @Test
    void whatTheTerminalEchoedIsDrawnOver() {
        LiveProgress progress = new LiveProgress(screens.terminal(80, 24), clock);
        progress.show(twoItems());
        progress.draw();
        screens.stream().print("^C");
        progress.say("Stopping");
        assertThat(screens.shown()).isEqualTo("Stopping");
    }

    @Test
    void nothingLooksAtWorkInAStoppedWorkflow() {
        LiveProgress progress = new LiveProgress(screens.terminal(80, 24), clock);
        progress.show(Views.running()
                .status(WorkflowStatus.STOPPED, "")
                .phase("code", PhaseStatus.RUNNING, "")
                .item("fees", ItemStatus.IN_PROGRESS, "")
                .view());
        progress.close();
        assertThat(screens.shown()).contains("! code").contains("! fees").doesNotContain("|");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        LiveProgress progress = new LiveProgress(screens.terminal(30, 24), clock);
        progress.show(twoItems());
        progress.draw();
        assertThat(screens.shown().lines()).allMatch(line -> line.length() < 30);
        assertThat(screens.shown()).contains("~");
    }

    @Test
    void onALowTerminalTheItemsThatMatterAreShown() {
        Views views = Views.running().phase("code", PhaseStatus.RUNNING, "");
        for (int i = 0; i < 20; i++) {
            views.item("done-" + i, ItemStatus.DONE, "");
        }
        views.item("busy", ItemStatus.IN_PROGRESS, "compiles");
        LiveProgress progress = new LiveProgress(screens.terminal(80, 8), clock);
        progress.show(views.view());
        progress.draw();
        assertThat(screens.shown().lines()).hasSizeLessThan(8);
        assertThat(screens.shown()).contains("busy    compiles").contains("and 18 more");
    }

    private static dev.journeyman.api.dialog.WorkflowView twoItems() {
        return Views.running()
                .phase("plan", PhaseStatus.COMPLETED, "2 items")
                .phase("code", PhaseStatus.RUNNING, "")
                .phase("tests", PhaseStatus.PENDING, "")
                .item("model", ItemStatus.DONE, "")
                .item("fees", ItemStatus.IN_PROGRESS, "")
                .view();
    }
}
