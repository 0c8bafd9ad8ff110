package dev.journeyman.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.EditedArtifact;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.cli.input.Remark;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.engine.Review;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Posts the answer to a workflow's open question; the workflow goes on when it is resumed, or at once if it runs. */
abstract class AnswerCommand extends WorkflowCommand {
    @Option(
            names = "--comment",
            paramLabel = "TEXT",
            description = "Goes to the agents; answers a question that is not yes or no.")
    private String comment = "";

    @Option(
            names = "--question",
            paramLabel = "Q",
            description = "The question, or the beginning of its id; default: the oldest open one.")
    private String question = "";

    @Mixin
    private final FeedbackKind kind = new FeedbackKind();

    AnswerCommand(Shell shell) {
        super(shell);
    }

    /**
     * The answer.
     *
     * @param review what the question is about, for whom needs it
     */
    abstract Answer answer(AskedQuestion question, Feedback comment, Supplier<Review> review);

    @Override
    final Reply reply(Orchestrator orchestrator, WorkflowId workflow) {
        AskedQuestion asked = orchestrator
                .view(workflow)
                .question()
                .filter(open -> open.id().startsWith(question))
                .orElseThrow(() -> notOpen(workflow));
        Remark remark = kind.remark(comment);
        Answer answer = answer(asked, remark.feedback(), () -> orchestrator.review(workflow));
        orchestrator.post(workflow, new Signal.Answered(shell().ids().get(), shell().user(), asked.id(), answer));
        String taken = answer.feedback().isEmpty() ? "" : kind.explain(remark, workflow, hints());
        return Reply.done(
                taken + with(answer) + "Your answer is kept. Go on with: " + hints().journeyman("resume", workflow, "")
                        + "\n",
                document(workflow, asked, answer));
    }

    private static String with(Answer answer) {
        String edited = edited(answer);
        return edited.isEmpty() ? "" : "Approved with your " + edited + " in place of the one that was shown. ";
    }

    private UsageException notOpen(WorkflowId workflow) {
        String which = question.isEmpty() ? "no open question" : "no open question '" + question + "'";
        return new UsageException(
                "cli.no-question",
                "Workflow " + workflow + " has " + which + ": '" + hints().journeyman("status", workflow, "")
                        + "' shows what it waits for.");
    }

    private static ObjectNode document(WorkflowId workflow, AskedQuestion asked, Answer answer) {
        return Documents.object()
                .put("workflow", workflow.value())
                .put("question", asked.id())
                .put("answer", answer.getClass().getSimpleName())
                .put("kind", answer.feedback().map(said -> said.kind().name()).orElse(""))
                .put("edited", edited(answer));
    }

    private static String edited(Answer answer) {
        return answer instanceof Answer.Approved approved
                ? approved.edited().map(EditedArtifact::name).orElse("")
                : "";
    }
}
