package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whose wire a model is reached by; in the order in which they are tried. None repeats a call by itself. */
enum Provider {
    ANTHROPIC("claude-sonnet-4-6", Need.KEY) {
        @Override
        ModelClient connect(Endpoint at) {
            AnthropicChatModel model = AnthropicChatModel.builder()
                    .httpClientBuilder(at.http())
                    .baseUrl(at.baseUrl().orElse("https://api.anthropic.com/v1"))
                    .apiKey(at.key().orElseThrow())
                    .modelName(at.model())
                    .maxRetries(0)
                    .build();
            return new ChatModelClient(at, model, Provider::plain);
        }
    },
    OPENAI("gpt-5.1", Need.KEY_OR_URL) {
        @Override
        ModelClient connect(Endpoint at) {
            OpenAiChatModel.OpenAiChatModelBuilder model = OpenAiChatModel.builder()
                    .httpClientBuilder(at.http())
                    .baseUrl(at.baseUrl().orElse(OPENAI_URL))
                    .modelName(at.model())
                    .maxRetries(0);
            at.key().ifPresent(model::apiKey);
            boolean vendor = at.baseUrl().isEmpty();
            return new ChatModelClient(at, model.build(), vendor ? Provider::openAi : Provider::plain);
        }

        @Override
        Optional<EmbeddingModel> embedding(Endpoint at) {
            OpenAiEmbeddingModel.OpenAiEmbeddingModelBuilder model = OpenAiEmbeddingModel.builder()
                    .httpClientBuilder(at.http())
                    .baseUrl(at.baseUrl().orElse(OPENAI_URL))
                    .modelName(at.model())
                    .maxRetries(0);
            at.key().ifPresent(model::apiKey);
            return Optional.of(model.build());
        }
    },
    GEMINI("gemini-2.5-pro", Need.KEY) {
        @Override
        ModelClient connect(Endpoint at) {
            GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder model = GoogleAiGeminiChatModel.builder()
                    .httpClientBuilder(at.http())
                    .apiKey(at.key().orElseThrow())
                    .modelName(at.model())
                    .maxRetries(0);
            at.baseUrl().ifPresent(model::baseUrl);
            return new ChatModelClient(at, model.build(), Provider::plain);
        }

        @Override
        Optional<EmbeddingModel> embedding(Endpoint at) {
            GoogleAiEmbeddingModel.GoogleAiEmbeddingModelBuilder model = GoogleAiEmbeddingModel.builder()
                    .httpClientBuilder(at.http())
                    .apiKey(at.key().orElseThrow())
                    .modelName(at.model())
                    .maxRetries(0);
            at.baseUrl().ifPresent(model::baseUrl);
            return Optional.of(model.build());
        }
    },
    OLLAMA("qwen3-coder", Need.NOTHING) {
        @Override
        ModelClient connect(Endpoint at) {
            OllamaChatModel model = OllamaChatModel.builder()
                    .httpClientBuilder(at.http())
                    .baseUrl(at.baseUrl().orElse(OLLAMA_URL))
                    .modelName(at.model())
                    .maxRetries(0)
                    .build();
            return new ChatModelClient(at, model, Provider::ollama);
        }

        @Override
        Optional<EmbeddingModel> embedding(Endpoint at) {
            return Optional.of(OllamaEmbeddingModel.builder()
                    .httpClientBuilder(at.http())
                    .baseUrl(at.baseUrl().orElse(OLLAMA_URL))
                    .modelName(at.model())
                    .maxRetries(0)
                    .build());
        }
    };

    /** What must be set before a provider can be called. */
    private enum Need {
        KEY,
        KEY_OR_URL,
        NOTHING
    }

    private static final String OPENAI_URL = "https://api.openai.com/v1";
    private static final String OLLAMA_URL = "http://localhost:11434";

    private final String defaultModel;
    private final Need need;

    Provider(String defaultModel, Need need) {
        this.defaultModel = defaultModel;
        this.need = need;
    }

    /** The provider of {@code provider:name}. */
    static Provider of(String name) {
        return Arrays.stream(values())
                .filter(provider -> name.startsWith(provider.id() + ":"))
                .filter(provider -> name.length() > provider.id().length() + 1)
                .findFirst()
                .orElseThrow(() -> new OrchestratorException(Failure.giveUp(
                        "model.bad-name",
                        Models.MODEL + " must be provider:name, such as "
                                + Arrays.stream(values())
                                        .map(provider -> provider.id() + ":" + provider.defaultModel)
                                        .collect(Collectors.joining(" or "))
                                + ", but is '" + name + "'.")));
    }

    abstract ModelClient connect(Endpoint at);

    /** The model that turns texts into vectors; empty if this vendor offers none. */
    Optional<EmbeddingModel> embedding(Endpoint at) {
        return Optional.empty();
    }

    /** True if what is set suffices to call it. */
    boolean reachable(Function<String, Optional<String>> environment) {
        return need == Need.NOTHING
                || key(environment).isPresent()
                || (need == Need.KEY_OR_URL && baseUrl(environment).isPresent());
    }

    /** True if what is set says that it is there: nobody is asked on the mere chance that he is at home. */
    boolean announced(Function<String, Optional<String>> environment) {
        return reachable(environment)
                && (need != Need.NOTHING || baseUrl(environment).isPresent());
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String defaultModel() {
        return defaultModel;
    }

    Optional<String> key(Function<String, Optional<String>> environment) {
        return environment.apply(name() + "_API_KEY");
    }

    Optional<String> baseUrl(Function<String, Optional<String>> environment) {
        return environment.apply(name() + "_BASE_URL");
    }

    private static ChatRequestParameters plain(ModelRequest request) {
        return ChatRequestParameters.builder()
                .maxOutputTokens(request.maxOutputTokens())
                .build();
    }

    /** OpenAI's reasoning models refuse the older field; most compatible servers know only that one. */
    private static ChatRequestParameters openAi(ModelRequest request) {
        return OpenAiChatRequestParameters.builder()
                .maxCompletionTokens(request.maxOutputTokens())
                .build();
    }

    /** Ollama cuts what does not fit into its window without a word, and its window is small unless one says otherwise. */
    private static ChatRequestParameters ollama(ModelRequest request) {
        long needed = request.estimatedInputTokens() + request.maxOutputTokens();
        return OllamaChatRequestParameters.builder()
                .maxOutputTokens(request.maxOutputTokens())
                .numCtx(Math.toIntExact(Math.max(1 << 12, Long.highestOneBit(needed - 1) << 1)))
                .build();
    }
}
