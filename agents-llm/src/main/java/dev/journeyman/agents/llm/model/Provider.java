package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Whose wire a model is reached by; in the order in which they are tried. */
enum Provider {
    ANTHROPIC("claude-sonnet-4-6", "https://api.anthropic.com/v1") {
        @Override
        boolean reachable(Function<String, Optional<String>> environment) {
            return key(environment).isPresent();
        }

        @Override
        ModelClient connect(
                String name, Function<String, Optional<String>> environment, Prices prices, HttpLimits limits) {
            AnthropicChatModel model = AnthropicChatModel.builder()
                    .httpClientBuilder(new BoundedHttpClientBuilder(limits))
                    .baseUrl(baseUrl(environment))
                    .apiKey(key(environment).orElseThrow())
                    .modelName(modelName(name))
                    .maxRetries(0)
                    .build();
            return new ChatModelClient(name, model, Provider::maxOutputTokens, prices);
        }
    },
    OPENAI("gpt-5.1", "https://api.openai.com/v1") {
        @Override
        boolean reachable(Function<String, Optional<String>> environment) {
            return key(environment).isPresent()
                    || environment.apply(baseUrlVariable()).isPresent();
        }

        @Override
        ModelClient connect(
                String name, Function<String, Optional<String>> environment, Prices prices, HttpLimits limits) {
            OpenAiChatModel.OpenAiChatModelBuilder model = OpenAiChatModel.builder()
                    .httpClientBuilder(new BoundedHttpClientBuilder(limits))
                    .baseUrl(baseUrl(environment))
                    .modelName(modelName(name))
                    .maxRetries(0);
            key(environment).ifPresent(model::apiKey);
            boolean vendor = environment.apply(baseUrlVariable()).isEmpty();
            return new ChatModelClient(
                    name, model.build(), vendor ? Provider::maxCompletionTokens : Provider::maxOutputTokens, prices);
        }
    };

    private final String defaultModel;
    private final String defaultBaseUrl;

    Provider(String defaultModel, String defaultBaseUrl) {
        this.defaultModel = defaultModel;
        this.defaultBaseUrl = defaultBaseUrl;
    }

    /** The provider of {@code provider:name}. */
    static Provider of(String name) {
        return Arrays.stream(values())
                .filter(provider -> name.startsWith(provider.id() + ":"))
                .filter(provider -> !modelName(name).isBlank())
                .findFirst()
                .orElseThrow(() -> new OrchestratorException(Failure.giveUp(
                        "model.bad-name",
                        Models.MODEL + " must be provider:name, such as anthropic:" + ANTHROPIC.defaultModel
                                + " or openai:" + OPENAI.defaultModel + ", but is '" + name + "'.")));
    }

    /** True if what is set suffices to call it. */
    abstract boolean reachable(Function<String, Optional<String>> environment);

    abstract ModelClient connect(
            String name, Function<String, Optional<String>> environment, Prices prices, HttpLimits limits);

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String defaultModel() {
        return defaultModel;
    }

    String baseUrlVariable() {
        return name() + "_BASE_URL";
    }

    Optional<String> key(Function<String, Optional<String>> environment) {
        return environment.apply(name() + "_API_KEY");
    }

    String baseUrl(Function<String, Optional<String>> environment) {
        return environment.apply(baseUrlVariable()).orElse(defaultBaseUrl);
    }

    private static String modelName(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static ChatRequestParameters maxOutputTokens(int tokens) {
        return ChatRequestParameters.builder().maxOutputTokens(tokens).build();
    }

    /** OpenAI's reasoning models refuse the older field; most compatible servers know only that one. */
    private static ChatRequestParameters maxCompletionTokens(int tokens) {
        return OpenAiChatRequestParameters.builder().maxCompletionTokens(tokens).build();
    }
}
