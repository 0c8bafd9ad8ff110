package dev.journeyman.cli.text;

import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.cli.screen.StillFrame;
import dev.journeyman.cli.screen.Terminal;
import dev.journeyman.core.DiskUse;
import java.time.Instant;

/** Where a workflow stands, for people. */
public final class ViewText {
    private final WorkflowView view;
    private final Terminal terminal;
    private final Hints hints;
    private final Instant now;

    /**
     * A text to be made.
     *
     * @param terminal how wide it is and what it can show
     * @param hints make the commands that people can copy
     * @param now when it is read
     */
    public ViewText(WorkflowView view, Terminal terminal, Hints hints, Instant now) {
        this.view = view;
        this.terminal = terminal;
        this.hints = hints;
        this.now = now;
    }

    /**
     * The whole text.
     *
     * @param standing who runs it
     * @param disk what the workflow takes of it
     */
    public String render(Standing standing, DiskUse disk) {
        Sheet sheet = new Sheet();
        sheet.row("Request", view.request());
        sheet.row("Status", standing.line(view.id(), hints));
        if (!view.reason().isEmpty()) {
            sheet.row("Reason", view.reason());
        }
        sheet.row(
                "Disk", "record " + Figures.size(disk.journal()) + ", directories " + Figures.size(disk.directories()));
        sheet.blank();
        StillFrame.lines(view, terminal).forEach(sheet::line);
        view.question().ifPresent(asked -> new QuestionText(asked, view.id(), hints, now).write(sheet));
        return sheet.render();
    }
}
