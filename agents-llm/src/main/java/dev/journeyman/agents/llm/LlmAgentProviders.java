package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.model.Models;
import dev.journeyman.agents.llm.research.CodeResearch;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentProvider;
import java.util.function.Function;

/**
 * The bundled agents for {@link java.util.ServiceLoader}: the model comes from the environment, the rest from the settings
 * of the plugin (see {@link LlmSettings#of}).
 */
public final class LlmAgentProviders {
    private LlmAgentProviders() {}

    private static Agent make(ProviderContext context, Function<LlmAgents, Agent> agent) {
        return agent.apply(
                LlmAgents.over(Models.fromEnvironment(context.environment()), LlmSettings.of(context.settings())));
    }

    /** Makes the agent for requirements. */
    public static final class Requirements implements AgentProvider {
        @Override
        public String name() {
            return "requirements";
        }

        @Override
        public Agent create(ProviderContext context) {
            return make(context, LlmAgents::requirements);
        }
    }

    /** Makes the researcher, which needs no model, and asks one only to rank by meaning where one is named for that. */
    public static final class Researcher implements AgentProvider {
        @Override
        public String name() {
            return "researcher";
        }

        @Override
        public Agent create(ProviderContext context) {
            CodeResearch research = CodeResearch.in(context.stateDirectory());
            return LlmAgents.researcher(Models.embedder(context.environment(), Researcher.class::getClassLoader)
                    .map(research::rankedBy)
                    .orElse(research));
        }
    }

    /** Makes the planner. */
    public static final class Planner implements AgentProvider {
        @Override
        public String name() {
            return "planner";
        }

        @Override
        public Agent create(ProviderContext context) {
            return make(context, LlmAgents::planner);
        }
    }

    /** Makes the coder for backend, frontend and database. */
    public static final class Coder implements AgentProvider {
        @Override
        public String name() {
            return "coder";
        }

        @Override
        public Agent create(ProviderContext context) {
            return make(context, LlmAgents::coder);
        }
    }

    /** Makes the tester. */
    public static final class Tester implements AgentProvider {
        @Override
        public String name() {
            return "tester";
        }

        @Override
        public Agent create(ProviderContext context) {
            return make(context, LlmAgents::tester);
        }
    }

    /** Makes the documenter. */
    public static final class Documenter implements AgentProvider {
        @Override
        public String name() {
            return "documenter";
        }

        @Override
        public Agent create(ProviderContext context) {
            return make(context, LlmAgents::documenter);
        }
    }

    /** Makes the committer. */
    public static final class Committer implements AgentProvider {
        @Override
        public String name() {
            return "committer";
        }

        @Override
        public Agent create(ProviderContext context) {
            return make(context, LlmAgents::committer);
        }
    }
}
