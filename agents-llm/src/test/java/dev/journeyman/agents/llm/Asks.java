package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.Priority;
import java.util.List;
import java.util.Optional;

/** Assignments for tests, and the agent that a role is asked of. */
public final class Asks {
    private Asks() {}

    public static Assignment of(Role role, Record... inputs) {
        return new Assignment(
                role,
                "Do what is asked.",
                WorkRequest.of("Show totals in the ReportPrinter"),
                Optional.empty(),
                List.of(inputs),
                List.of(),
                List.of(),
                1,
                1);
    }

    public static Assignment withProblems(Assignment ask, String... problems) {
        return new Assignment(
                ask.role(),
                ask.task(),
                ask.request(),
                ask.item(),
                ask.inputs(),
                ask.feedback(),
                List.of(problems),
                ask.attempt(),
                ask.round() + 1);
    }

    public static Assignment withFeedback(Assignment ask, Feedback... feedback) {
        return new Assignment(
                ask.role(),
                ask.task(),
                ask.request(),
                ask.item(),
                ask.inputs(),
                List.of(feedback),
                ask.problems(),
                ask.attempt(),
                ask.round());
    }

    public static Assignment forItem(Assignment ask, PlanItem item) {
        return new Assignment(
                ask.role(),
                ask.task(),
                ask.request(),
                Optional.of(item),
                ask.inputs(),
                ask.feedback(),
                ask.problems(),
                ask.attempt(),
                ask.round());
    }

    public static PlanItem item(String key, List<String> dependsOn, PlannedFile... files) {
        return new PlanItem(
                key,
                "Title of " + key,
                "Task of " + key,
                Role.BACKEND,
                Priority.P1,
                dependsOn,
                List.of(files),
                List.of("it works"),
                Estimate.UNKNOWN);
    }

    /** Asks the bundled agent that plays the role. */
    public static Outcome ask(ModelClient model, Assignment assignment, AgentContext context) throws Exception {
        return agent(model, assignment.role()).perform(assignment, context);
    }

    public static Agent agent(ModelClient model, Role role) {
        return LlmAgents.all(model, LlmSettings.DEFAULT).stream()
                .filter(agent -> agent.profile().roles().contains(role))
                .findFirst()
                .orElseThrow();
    }
}
