package dev.journeyman.examples;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.replay.ReplayModel;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import java.nio.file.Path;
import java.util.List;

/** Prints each event of a workflow up to its first gate, as it becomes durable: {@code PROJECT REQUEST RECORDING}. */
public final class ListeningToEvents {
    private ListeningToEvents() {}

    /** Prints an event a line, and at the end what the workflow waits for. */
    public static void main(String[] args) throws InterruptedException {
        ModelClient model = ReplayModel.read(Path.of(args[2]), System.err::println);
        try (Orchestrator orchestrator = Orchestrator.builder()
                .project(Path.of(args[0]))
                .agents(LlmAgents.all(model, LlmSettings.DEFAULT))
                .listener((event, after) -> System.out.printf(
                        "%4d  %3d %%  %-16s %s%n", event.sequence(), after.percent(), event.type(), event.scope()))
                .build()) {
            WorkRequest request = WorkRequest.of(args[1]).withGates(List.of("requirements"));
            WorkflowResult result = orchestrator.start(request).await();
            result.question()
                    .ifPresent(asked ->
                            System.out.println("Waits for: " + asked.question().text()));
        }
    }
}
