package dev.journeyman.cli.command;

import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.Questions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(name = "approve", description = "Let a result stand, or answer a question with --comment.")
final class ApproveCommand extends AnswerCommand {
    ApproveCommand(Shell shell) {
        super(shell);
    }

    @Override
    Answer answer(AskedQuestion asked, Feedback comment) {
        if (asked.question() instanceof Question.Approval approval) {
            return new Answer.Approved(
                    approval.tree(), approval.artifactHash(), comment.text(), Optional.of(comment.kind()));
        }
        boolean decided = comment.text().isBlank() && asked.question() instanceof Question.Decision;
        return new Answer.Said(decided ? first(asked) : said(asked, comment.text()));
    }

    private static String first(AskedQuestion asked) {
        return Questions.options(asked.question()).get(0);
    }

    private static String said(AskedQuestion asked, String comment) {
        if (comment.isBlank()) {
            List<String> options = Questions.options(asked.question());
            String answers = options.isEmpty() ? "TEXT" : "'" + String.join("' or '", options) + "'";
            throw new UsageException(
                    "cli.answer-missing",
                    "This question is not a yes or no: answer it with --comment " + answers + ".");
        }
        return comment;
    }
}
