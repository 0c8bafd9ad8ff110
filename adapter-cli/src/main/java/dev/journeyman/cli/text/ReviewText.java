package dev.journeyman.cli.text;

import dev.journeyman.api.dialog.WorkflowView;
import java.time.Instant;

/** What a person looks at before they answer: every changed line, the question, and how to answer it. */
public final class ReviewText {
    private final WorkflowView view;
    private final String patch;
    private final Hints hints;
    private final Instant now;

    /**
     * A text to be made.
     *
     * @param patch what has changed so far
     * @param hints make the commands that people can copy
     * @param now when it is read
     */
    public ReviewText(WorkflowView view, String patch, Hints hints, Instant now) {
        this.view = view;
        this.patch = patch;
        this.hints = hints;
        this.now = now;
    }

    /** The whole text; the question stands last, where people look first. */
    public String render() {
        Sheet sheet = new Sheet();
        if (patch.isEmpty()) {
            sheet.line("No file is changed so far.");
        }
        patch.lines().forEach(sheet::line);
        view.question()
                .ifPresentOrElse(
                        asked -> new QuestionText(asked, view.id(), hints, now).write(sheet),
                        () -> sheet.line("It waits for no answer."));
        return sheet.render();
    }
}
