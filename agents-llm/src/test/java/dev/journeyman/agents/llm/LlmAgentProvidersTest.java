package dev.journeyman.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentProvider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LlmAgentProvidersTest {
    private static final List<String> NAMES =
            List.of("requirements", "researcher", "planner", "coder", "tester", "documenter", "committer");

    @Test
    void allSevenAreFoundAndMakeTheAgentOfTheirName() {
        List<AgentProvider> providers = ServiceLoader.load(AgentProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();

        assertThat(providers).extracting(AgentProvider::name).containsExactlyElementsOf(NAMES);
        assertThat(providers)
                .allSatisfy(provider -> assertThat(provider.create(context(Map.of(), Map.of("OPENAI_API_KEY", "k")))
                                .profile()
                                .name())
                        .isEqualTo(provider.name()));
    }

    @Test
    void theSameSevenAreMadeForEmbedders() {
        assertThat(LlmAgents.all(new ScriptedModel(), LlmSettings.DEFAULT))
                .extracting(Agent::profile)
                .extracting("name")
                .containsExactlyElementsOf(NAMES);
    }

    @Test
    void withoutAModelTheResearcherIsMadeAndTheOthersSayWhatIsMissing() {
        ProviderContext bare = context(Map.of(), Map.of());

        assertThat(new LlmAgentProviders.Researcher().create(bare)).isNotNull();
        assertThatThrownBy(() -> new LlmAgentProviders.Coder().create(bare))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("ANTHROPIC_API_KEY");
    }

    @Test
    void settingsAreReadAndUnknownOnesRefused() {
        assertThat(LlmSettings.of(Map.of("prompts", "p", "file-tokens", "7", "max-output-tokens", "8")))
                .isEqualTo(new LlmSettings(Optional.of(Path.of("p")), 7, 8));
        assertThat(LlmSettings.of(Map.of())).isEqualTo(LlmSettings.DEFAULT);
        assertThatThrownBy(() -> LlmSettings.of(Map.of("model", "x")))
                .hasMessageContaining("unknown: [model]; known are [file-tokens, max-output-tokens, prompts]");
        assertThatThrownBy(() -> LlmSettings.of(Map.of("file-tokens", "many"))).hasMessageContaining("'many'");
        assertThatThrownBy(() -> new LlmSettings(Optional.empty(), 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ProviderContext context(Map<String, String> settings, Map<String, String> environment) {
        return new ProviderContext(
                new ProjectId("app"),
                "host:/app",
                Path.of("unused"),
                settings,
                name -> Optional.ofNullable(environment.get(name)),
                () -> Instant.EPOCH);
    }
}
