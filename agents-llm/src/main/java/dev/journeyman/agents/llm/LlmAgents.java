package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.research.CodeResearch;
import dev.journeyman.agents.llm.research.ResearchAgent;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The bundled agents: one for each of the seven crafts, over any chat model.
 *
 * <pre>{@code
 * List<Agent> agents = LlmAgents.all(Models.fromEnvironment(environment), LlmSettings.DEFAULT);
 * }</pre>
 *
 * <p>They keep no state between asks but a cache of parsed sources. What they ask and expect is in
 * {@code docs/model-contract.md}.
 */
public final class LlmAgents {
    private final Function<Role, ModelClient> models;
    private final LlmSettings settings;

    private LlmAgents(Function<Role, ModelClient> models, LlmSettings settings) {
        this.models = models;
        this.settings = settings;
    }

    /** All seven over one model. */
    public static List<Agent> all(ModelClient model, LlmSettings settings) {
        return all(role -> model, settings);
    }

    /** All seven, each role over a model of its own. */
    public static List<Agent> all(Function<Role, ModelClient> models, LlmSettings settings) {
        return all(models, settings, CodeResearch.inMemory());
    }

    /** All seven, each role over a model of its own; the researcher goes on from what was parsed before. */
    public static List<Agent> all(Function<Role, ModelClient> models, LlmSettings settings, CodeResearch research) {
        LlmAgents agents = new LlmAgents(models, settings);
        return List.of(
                agents.requirements(),
                researcher(research),
                agents.planner(),
                agents.coder(),
                agents.tester(),
                agents.documenter(),
                agents.committer());
    }

    static LlmAgents over(ModelClient model, LlmSettings settings) {
        return new LlmAgents(role -> model, settings);
    }

    static Agent researcher(CodeResearch research) {
        return new ResearchAgent(research);
    }

    Agent requirements() {
        return agent("requirements", Set.of(Role.REQUIREMENTS), new RequirementsDuty());
    }

    Agent planner() {
        return agent("planner", Set.of(Role.PLANNER), new PlanningDuty());
    }

    Agent coder() {
        return agent("coder", Set.of(Role.BACKEND, Role.FRONTEND, Role.DATABASE), EditingDuty.code());
    }

    Agent tester() {
        return agent("tester", Set.of(Role.TESTER), EditingDuty.tests());
    }

    Agent documenter() {
        return agent("documenter", Set.of(Role.DOCUMENTER), EditingDuty.documentation());
    }

    Agent committer() {
        return agent("committer", Set.of(Role.COMMITTER), new CommittingDuty());
    }

    private Agent agent(String name, Set<Role> roles, Duty duty) {
        return new ModelAgent(name, roles, duty, models, settings);
    }
}
