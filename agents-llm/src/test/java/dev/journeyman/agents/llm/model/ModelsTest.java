package dev.journeyman.agents.llm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {
    private static final ModelRequest REQUEST =
            new ModelRequest(new CallKey(Role.BACKEND, "-", 1, 1, 1), "s", "u", 1_000_000);

    @Test
    void theNamedModelDecides() {
        assertThat(model(Map.of("JOURNEYMAN_MODEL", "openai:o3", "OPENAI_API_KEY", "k", "ANTHROPIC_API_KEY", "k")))
                .isEqualTo("openai:o3");
        assertThat(model(Map.of("JOURNEYMAN_MODEL", "openai:org/model:tag", "OPENAI_BASE_URL", "http://localhost/v1")))
                .isEqualTo("openai:org/model:tag");
    }

    @Test
    void withoutANameAnthropicComesBeforeOpenAi() {
        assertThat(model(Map.of("OPENAI_API_KEY", "k", "ANTHROPIC_API_KEY", "k")))
                .startsWith("anthropic:claude-");
        assertThat(model(Map.of("OPENAI_API_KEY", "k", "ANTHROPIC_API_KEY", "  ")))
                .startsWith("openai:gpt-");
        assertThat(model(Map.of("OPENAI_BASE_URL", "http://localhost/v1"))).startsWith("openai:");
        assertThat(model(Map.of("GEMINI_API_KEY", "k"))).startsWith("gemini:");
        assertThat(model(Map.of("OLLAMA_BASE_URL", "http://localhost:11434"))).startsWith("ollama:");
    }

    @Test
    void whatCannotBeHadIsFollowedByWhatIsNamedAfterIt() {
        ModelClient client = client(Map.of(
                "JOURNEYMAN_MODEL",
                "openai:a",
                "JOURNEYMAN_FALLBACK_MODELS",
                "ollama:b, openai:c,openai:a",
                "OPENAI_API_KEY",
                "k"));

        assertThat(client.name()).isEqualTo("openai:a");
        assertThat(client.fallbacks()).extracting(ModelClient::name).containsExactly("ollama:b", "openai:c");
        assertThatThrownBy(
                        () -> model(Map.of("JOURNEYMAN_MODEL", "ollama:b", "JOURNEYMAN_FALLBACK_MODELS", "gemini:c")))
                .hasMessageStartingWith("The model gemini:c has no key");
    }

    @Test
    void aTimeLimitThatIsNoneIsRefused() {
        assertThatThrownBy(() -> model(Map.of("OPENAI_API_KEY", "k", "JOURNEYMAN_MODEL_TIMEOUT", "0")))
                .hasMessageContaining("JOURNEYMAN_MODEL_TIMEOUT must be whole seconds");
    }

    @Test
    void theDefaultsArePriced() {
        for (Provider provider : List.of(Provider.ANTHROPIC, Provider.OPENAI, Provider.GEMINI)) {
            assertThat(Prices.bundled().of(provider.id() + ":" + provider.defaultModel()))
                    .isPresent();
        }
    }

    @Test
    void noKeyIsAnErrorThatNamesTheVariablesAndTheWayWithout() {
        assertThatThrownBy(() -> model(Map.of()))
                .hasMessageContainingAll(
                        "ANTHROPIC_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "JOURNEYMAN_MODEL", "--replay");
        assertThatThrownBy(() -> model(Map.of("JOURNEYMAN_MODEL", "anthropic:x", "OPENAI_API_KEY", "k")))
                .hasMessageStartingWith("The model anthropic:x has no key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5", "openai:", "azure:x", ":x"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> model(Map.of("JOURNEYMAN_MODEL", name, "OPENAI_API_KEY", "k")))
                .hasMessageContaining("must be provider:name")
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void pricesAreCorrectedByAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("prices.json"), "{\"models\": {\"openai:o3\": {\"input\": 0, \"output\": 7}}}");

        ModelClient client = client(
                Map.of("JOURNEYMAN_MODEL", "openai:o3", "OPENAI_API_KEY", "k", "JOURNEYMAN_PRICES", file.toString()));

        assertThat(client.atMost(REQUEST).microDollars()).isEqualTo(7);
    }

    @Test
    void aPriceFileThatIsNoneIsRefusedByName(@TempDir Path folder) throws IOException {
        Path none = folder.resolve("none.json");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"models\": {\"openai:x\": {\"input\": -1}}}");

        assertThatThrownBy(() -> Prices.bundled().correctedBy(none)).hasMessageContaining("none.json");
        assertThatThrownBy(() -> Prices.bundled().correctedBy(broken)).hasMessageContaining("broken.json");
        assertThatThrownBy(() -> Prices.bundled().correctedBy(wrong)).hasMessageContaining("'openai:x' needs");
    }

    @Test
    void theTableIsDatedAndKnowsSnapshotsButNoStrangers() {
        Prices prices = Prices.bundled();

        assertThat(prices.date()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(prices.of("anthropic:claude-sonnet-4-5-20250929"))
                .contains(new Prices.Price(3_000_000, 15_000_000, 300_000, 3_750_000));
        assertThat(prices.of("openai:gpt-4o-2024-08-06"))
                .contains(new Prices.Price(2_500_000, 10_000_000, 1_250_000, 2_500_000));
        assertThat(prices.of("openai:gpt-4o-turbo")).isEmpty();
        assertThat(prices.call("openai:stranger", 10, 10).unpricedCalls()).isOne();
    }

    @Test
    void aCallIsRoundedHalfUpToAMillionth() {
        Prices.Price price = new Prices.Price(499_999, 1, 500_000, 500_000);

        assertThat(price.cost(new Tokens(1, 0, 0, 0))).isZero();
        assertThat(price.cost(new Tokens(1, 0, 0, 1))).isOne();
        assertThat(price.cost(new Tokens(0, 1, 0, 0))).isOne();
        assertThat(price.cost(new Tokens(0, 1, 2, 0))).isEqualTo(2);
    }

    private static String model(Map<String, String> variables) {
        return client(variables).name();
    }

    private static ModelClient client(Map<String, String> variables) {
        return Models.fromEnvironment(name -> Optional.ofNullable(variables.get(name)));
    }
}
