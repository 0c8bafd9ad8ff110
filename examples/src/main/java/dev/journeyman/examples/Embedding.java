package dev.journeyman.examples;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.Models;
import dev.journeyman.agents.llm.replay.ReplayModel;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import java.nio.file.Path;
import java.util.Optional;

/** Takes a request to a commit: {@code PROJECT REQUEST [RECORDING]}. Also the README's program. */
public final class Embedding {
    private Embedding() {}

    /** Prints how it ended, and the branch. */
    public static void main(String[] args) throws InterruptedException {
        ModelClient model = args.length > 2
                ? ReplayModel.read(Path.of(args[2]), System.err::println)
                : Models.fromEnvironment(name -> Optional.ofNullable(System.getenv(name)));
        try (Orchestrator orchestrator = Orchestrator.builder()
                .project(Path.of(args[0]))
                .agents(LlmAgents.all(model, LlmSettings.DEFAULT))
                .build()) {
            WorkflowResult result = orchestrator.start(WorkRequest.of(args[1])).await();
            System.out.println(result.status() + " on branch " + result.branch().orElse("-"));
            result.question()
                    .ifPresent(asked -> System.out.println(asked.question().text()));
        }
    }
}
