package dev.journeyman.cli.command;

import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import picocli.CommandLine.Command;

@Command(name = "reject", description = "Have a phase done again; --comment tells the agents why.")
final class RejectCommand extends AnswerCommand {
    private static final String STOP = "stop";

    RejectCommand(Shell shell) {
        super(shell);
    }

    @Override
    Answer answer(AskedQuestion asked, String comment) {
        if (asked.question() instanceof Question.Approval) {
            return new Answer.Rejected(comment);
        }
        if (asked.question() instanceof Question.Decision decision
                && decision.options().contains(STOP)) {
            return new Answer.Said(STOP);
        }
        throw new UsageException(
                "cli.not-an-approval",
                "This question asks for an answer, not for an approval: use 'approve' with --comment TEXT.");
    }
}
