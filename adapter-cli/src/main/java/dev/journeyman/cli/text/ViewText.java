package dev.journeyman.cli.text;

import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.screen.StillFrame;
import dev.journeyman.cli.screen.Terminal;
import dev.journeyman.cli.screen.Words;

/** Where a workflow stands, for people. */
public final class ViewText {
    private final WorkflowView view;
    private final Terminal terminal;
    private final Hints hints;

    /**
     * A text to be made.
     *
     * @param terminal how wide it is and what it can show
     * @param hints make the commands that people can copy
     */
    public ViewText(WorkflowView view, Terminal terminal, Hints hints) {
        this.view = view;
        this.terminal = terminal;
        this.hints = hints;
    }

    /** The whole text. */
    public String render() {
        Sheet sheet = new Sheet();
        sheet.row("Request", view.request());
        sheet.row("Status", Words.of(view.status()));
        if (!view.reason().isEmpty()) {
            sheet.row("Reason", view.reason());
        }
        sheet.blank();
        StillFrame.lines(view, terminal).forEach(sheet::line);
        view.question().ifPresent(asked -> new QuestionText(asked, view.id(), hints).write(sheet));
        return sheet.render();
    }
}
