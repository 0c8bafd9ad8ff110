package dev.journeyman.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.journal.Checkpoint;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
        name = "checkpoints",
        description = {
            "List the places where code and state are known together, oldest first.",
            "'rollback --to' takes their number or name; those with a * a rollback, redo or retry has left behind."
        })
final class CheckpointsCommand extends WorkflowCommand {
    CheckpointsCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply(Orchestrator orchestrator, WorkflowId workflow) {
        List<Checkpoint> checkpoints = orchestrator.checkpoints(workflow);
        String text = checkpoints.stream().map(CheckpointsCommand::line).collect(Collectors.joining());
        return Reply.done(text, document(workflow, checkpoints));
    }

    private static String line(Checkpoint checkpoint) {
        return String.format(
                "%6d%s %s  %s  %s%n",
                checkpoint.sequence(),
                checkpoint.counts() ? " " : "*",
                checkpoint.at(),
                checkpoint.commit(),
                checkpoint.name());
    }

    private static ObjectNode document(WorkflowId workflow, List<Checkpoint> checkpoints) {
        ObjectNode document = Documents.object().put("workflow", workflow.value());
        ArrayNode array = document.putArray("checkpoints");
        checkpoints.forEach(checkpoint -> array.addObject()
                .put("sequence", checkpoint.sequence())
                .put("at", checkpoint.at().toString())
                .put("name", checkpoint.name())
                .put("commit", checkpoint.commit())
                .put("counts", checkpoint.counts()));
        return document;
    }
}
