package dev.journeyman.cli.screen;

import dev.journeyman.api.dialog.WorkflowView;
import java.time.Duration;
import java.util.List;

/** A drawing of a workflow that stays as it is. */
public final class StillFrame {
    private StillFrame() {}

    /** Its lines. */
    public static List<String> lines(WorkflowView view, Terminal terminal) {
        return new Frame(view, Duration.ZERO, terminal, 0).lines();
    }
}
