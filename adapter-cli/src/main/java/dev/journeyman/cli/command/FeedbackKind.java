package dev.journeyman.cli.command;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.cli.input.Remark;
import dev.journeyman.cli.text.Hints;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option by which a person says how feedback is taken. */
final class FeedbackKind {
    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "How it is taken: comment, approach, exclusion (enforced) or addition; else its words decide.")
    private Feedback.@Nullable Kind kind;

    /** The words with the kind that was said, or the one that they sound like. */
    Remark remark(String text) {
        return kind == null ? Remark.of(text) : Remark.of(text, kind);
    }

    /** Says how words were taken, and how to have them taken otherwise. */
    String explain(Remark remark, WorkflowId workflow, Hints hints) {
        if (kind != null || remark.feedback().text().isBlank()) {
            return "";
        }
        String said = " --feedback " + Hints.quote(remark.feedback().text()) + " --kind ";
        if (remark.awaitsConfirmation()) {
            return "Taken as a comment, though it sounds like an exclusion. To have it enforced: "
                    + hints.journeyman("resume", workflow, said + "exclusion") + "\n";
        }
        return "Taken as: " + remark.feedback().kind().name().toLowerCase(Locale.ROOT)
                + " (--kind comment, approach, exclusion or addition says otherwise).\n";
    }
}
