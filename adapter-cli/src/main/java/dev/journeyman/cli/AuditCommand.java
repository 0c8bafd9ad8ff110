package dev.journeyman.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowEvent;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "audit", description = "List everything that happened to a workflow, in order.")
final class AuditCommand extends WorkflowCommand {
    AuditCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply(Orchestrator orchestrator, WorkflowId workflow) throws JsonProcessingException {
        List<WorkflowEvent> events = orchestrator.events(workflow);
        String text = events.stream().map(AuditCommand::line).collect(Collectors.joining());
        return Reply.done(text, document(workflow, events));
    }

    private static String line(WorkflowEvent event) {
        String place = event.call().isEmpty() ? event.scope() : event.scope() + "/" + event.call();
        return String.format("%6d  %s  %-16s  %s", event.sequence(), event.at(), event.type(), place)
                        .stripTrailing() + "\n";
    }

    private static ObjectNode document(WorkflowId workflow, List<WorkflowEvent> events) throws JsonProcessingException {
        ObjectNode document = Documents.object().put("workflow", workflow.value());
        ArrayNode array = document.putArray("events");
        for (WorkflowEvent event : events) {
            array.add(Documents.parsed(event.json()));
        }
        return document;
    }
}
