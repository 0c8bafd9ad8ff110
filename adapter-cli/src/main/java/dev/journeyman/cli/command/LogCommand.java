package dev.journeyman.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.workspace.LogEntry;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "log", description = "Show the commits that agents made on the way, newest first.")
final class LogCommand extends WorkflowCommand {
    LogCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply(Orchestrator orchestrator, WorkflowId workflow) {
        List<LogEntry> entries = orchestrator.log(workflow);
        String text = entries.stream().map(LogCommand::line).collect(Collectors.joining());
        return Reply.done(text, document(workflow, entries));
    }

    private static String line(LogEntry entry) {
        String subject = entry.message().lines().findFirst().orElse("");
        return Words.shortened(entry.commit()) + "  " + entry.time() + "  " + subject + "\n";
    }

    private static ObjectNode document(WorkflowId workflow, List<LogEntry> entries) {
        ObjectNode document = Documents.object().put("workflow", workflow.value());
        ArrayNode commits = document.putArray("commits");
        entries.forEach(entry -> commits.addObject()
                .put("commit", entry.commit())
                .put("time", entry.time().toString())
                .put("author", entry.author())
                .put("message", entry.message()));
        return document;
    }
}
