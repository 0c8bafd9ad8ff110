package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.prompt.PromptFile;
import dev.journeyman.agents.llm.prompt.PromptLibrary;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.AgentProfile;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An agent that does its duty by asking a model. Prompts are read once, so that they stay the same for its life. */
final class ModelAgent implements Agent {
    private final AgentProfile profile;
    private final Duty duty;
    private final Function<Role, ModelClient> models;
    private final LlmSettings settings;
    private final Map<Role, PromptFile> prompts;

    ModelAgent(String name, Set<Role> roles, Duty duty, Function<Role, ModelClient> models, LlmSettings settings) {
        this.profile = new AgentProfile(name, roles, List.of("java"));
        this.duty = duty;
        this.models = models;
        this.settings = settings;
        PromptLibrary library = new PromptLibrary(settings.prompts());
        this.prompts = roles.stream().collect(Collectors.toUnmodifiableMap(role -> role, library::of));
    }

    @Override
    public AgentProfile profile() {
        return profile;
    }

    @Override
    public Outcome perform(Assignment assignment, AgentContext context) {
        PromptFile prompt = Objects.requireNonNull(
                prompts.get(assignment.role()), () -> profile.name() + " does not play " + assignment.role());
        try {
            ModelCalls calls = new ModelCalls(assignment, context, models.apply(assignment.role()), prompt, settings);
            return duty.fulfil(new Conversation(assignment.role().name(), context, calls));
        } catch (AskFailedException e) {
            return new Outcome.Failed(e.failure());
        }
    }
}
