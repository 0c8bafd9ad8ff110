package dev.journeyman.cli.command;

import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.Questions;
import dev.journeyman.core.engine.Review;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

@Command(
        name = "reject",
        description = "Have a phase done again; --comment tells the agents why. Or refuse what is asked for.")
final class RejectCommand extends AnswerCommand {
    RejectCommand(Shell shell) {
        super(shell);
    }

    @Override
    Answer answer(AskedQuestion asked, Feedback comment, Supplier<Review> review) {
        if (asked.question() instanceof Question.Approval) {
            return new Answer.Rejected(comment.text(), Optional.of(comment.kind()));
        }
        if (asked.question() instanceof Question.Decision decision) {
            return new Answer.Said(Questions.refusal(decision));
        }
        throw new UsageException(
                "cli.not-an-approval",
                "This question asks for an answer, not for an approval: use 'approve' with --comment TEXT.");
    }
}
