package dev.journeyman.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.cli.text.Hints;
import dev.journeyman.cli.text.ReviewText;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.engine.Review;
import dev.journeyman.core.journal.Json;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "view",
        description =
                "Show what a workflow waits for, and all it has changed so far as a diff; or the artifact to edit.")
final class ViewCommand extends WorkflowCommand {
    @Option(
            names = "--artifact",
            description = "Show only the artifact that waits for an approval, as a file that 'approve --edit' takes.")
    private boolean artifact;

    @Option(names = "--name", paramLabel = "NAME", description = "Which artifact, where a phase left several.")
    private String name = "";

    ViewCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply(Orchestrator orchestrator, WorkflowId workflow) {
        return artifact ? artifact(orchestrator.review(workflow), workflow) : all(orchestrator, workflow);
    }

    private Reply artifact(Review review, WorkflowId workflow) {
        String wanted = chosen(review, workflow);
        Record shown = review.artifact(wanted);
        ObjectNode document = Documents.object().put("workflow", workflow.value());
        document.put("question", review.question().id()).put("name", wanted);
        document.set("artifact", Json.tree(shown, shown.getClass()));
        return Reply.done(review.document(workflow, wanted), document);
    }

    private String chosen(Review review, WorkflowId workflow) {
        if (name.isEmpty() && review.editable().size() > 1) {
            throw new UsageException("cli.which-artifact", which(review.editable(), workflow));
        }
        return name.isEmpty() ? review.only() : name;
    }

    private String which(List<String> names, WorkflowId workflow) {
        return "Several artifacts wait for this approval, choose one:\n"
                + names.stream()
                        .map(each -> hints().journeyman("view", workflow, " --artifact --name " + Hints.quote(each)))
                        .collect(Collectors.joining("\n"));
    }

    private Reply all(Orchestrator orchestrator, WorkflowId workflow) {
        WorkflowView view = orchestrator.view(workflow);
        String patch = orchestrator.patch(workflow);
        ObjectNode document = Documents.view(view);
        document.put("patch", patch);
        return Reply.done(new ReviewText(view, patch, hints(), shell().clock().instant()).render(), document);
    }
}
