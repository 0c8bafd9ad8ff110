package dev.journeyman.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.cli.text.Standing;
import dev.journeyman.core.Orchestrator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the workflows of the project, newest first.")
final class ListCommand extends ProjectCommand {
    ListCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() {
        try (Orchestrator orchestrator = reading()) {
            List<WorkflowHead> heads = orchestrator.list();
            return Reply.done(text(orchestrator, heads), document(orchestrator, heads));
        }
    }

    private static Standing standing(Orchestrator orchestrator, WorkflowHead head) {
        return new Standing(head.status(), head.status().atRest() ? Optional.empty() : orchestrator.owner(head.id()));
    }

    private String text(Orchestrator orchestrator, List<WorkflowHead> heads) {
        Instant now = shell().clock().instant();
        return heads.isEmpty()
                ? "No workflow yet.\n"
                : heads.stream()
                        .map(head -> line(head, standing(orchestrator, head), now))
                        .collect(Collectors.joining());
    }

    private static String line(WorkflowHead head, Standing standing, Instant now) {
        String due = head.answerBy()
                .map(time -> now.isBefore(time) ? "answer by " + time + ": " : "OVERDUE since " + time + ": ")
                .orElse("");
        return String.format(
                "%s  %-11s  %3d %%  %-12s  %s%n",
                head.id(), standing.word(), head.percent(), head.phase(), due + Words.title(head.title()));
    }

    private static ObjectNode document(Orchestrator orchestrator, List<WorkflowHead> heads) {
        ObjectNode document = Documents.object();
        ArrayNode array = document.putArray("workflows");
        heads.forEach(head -> array.add(standing(orchestrator, head).to(Documents.head(head))));
        return document;
    }
}
