package dev.journeyman.cli.command;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.Questions;
import dev.journeyman.core.engine.Review;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "approve", description = "Let a result stand, or answer a question with --comment.")
final class ApproveCommand extends AnswerCommand {
    @Option(
            names = "--edit",
            paramLabel = "FILE",
            description =
                    "Approve with what this file holds in place of what was shown; made from 'view ID --artifact'.")
    private @Nullable Path edited;

    ApproveCommand(Shell shell) {
        super(shell);
    }

    @Override
    Answer answer(AskedQuestion asked, Feedback comment, Supplier<Review> review) {
        if (edited != null) {
            return edited(shell().directory().resolve(edited), comment, review);
        }
        if (asked.question() instanceof Question.Approval approval) {
            return new Answer.Approved(
                    approval.tree(), approval.artifactHash(), comment.text(), Optional.of(comment.kind()));
        }
        boolean decided = comment.text().isBlank() && asked.question() instanceof Question.Decision;
        return new Answer.Said(decided ? first(asked) : said(asked, comment.text()));
    }

    /** A file that cannot be used leaves the question as it was. */
    private static Answer edited(Path file, Feedback comment, Supplier<Review> review) {
        try {
            return review.get().approve(comment, Files.readString(file));
        } catch (OrchestratorException e) {
            throw new UsageException(
                    e.failure().code(), file + ": " + e.failure().message());
        } catch (IOException e) {
            throw new UsageException("cli.unreadable", "The file " + file + " cannot be read: " + e + ".");
        }
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
