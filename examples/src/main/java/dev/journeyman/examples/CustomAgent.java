package dev.journeyman.examples;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.replay.ReplayModel;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.AgentProfile;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has an agent of one's own, which asks no model, write the documentation: {@code PROJECT REQUEST RECORDING}. */
public final class CustomAgent {
    private CustomAgent() {}

    /** Prints what the workflow changed. */
    public static void main(String[] args) throws InterruptedException {
        ModelClient model = ReplayModel.read(Path.of(args[2]), System.err::println);
        // The first that plays a role is asked.
        List<Agent> agents = new ArrayList<>(List.of(new NewsWriter()));
        agents.addAll(LlmAgents.all(model, LlmSettings.DEFAULT));
        try (Orchestrator orchestrator =
                Orchestrator.builder().project(Path.of(args[0])).agents(agents).build()) {
            WorkflowResult result = orchestrator.start(WorkRequest.of(args[1])).await();
            System.out.println(result.status() + ", new: " + result.changes().created());
        }
    }

    /** Writes a line about the feature into a file of news. */
    static final class NewsWriter implements Agent {
        @Override
        public AgentProfile profile() {
            return new AgentProfile("news-writer", Set.of(Role.DOCUMENTER), List.of());
        }

        @Override
        public Outcome perform(Assignment assignment, AgentContext context) {
            String title = assignment
                    .input(Requirements.class)
                    .map(Requirements::title)
                    .orElse(assignment.request().text());
            context.change(List.of(new FileEdit.Create("NEWS.md", "- " + title + "\n")));
            return new Outcome.Done(Optional.empty(), "Told the news.");
        }
    }
}
