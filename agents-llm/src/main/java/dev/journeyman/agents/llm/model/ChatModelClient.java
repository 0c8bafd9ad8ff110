package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Usage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A model behind LangChain4j's {@link ChatModel}. */
final class ChatModelClient implements ModelClient {
    private final Endpoint endpoint;
    private final ChatModel model;
    private final Function<ModelRequest, ChatRequestParameters> parameters;

    /** @param parameters what a request carries beside its words */
    ChatModelClient(Endpoint endpoint, ChatModel model, Function<ModelRequest, ChatRequestParameters> parameters) {
        this.endpoint = endpoint;
        this.model = model;
        this.parameters = parameters;
    }

    @Override
    public String name() {
        return endpoint.name();
    }

    @Override
    public Usage atMost(ModelRequest request) {
        return endpoint.prices().call(name(), request.estimatedInputTokens(), request.maxOutputTokens());
    }

    @Override
    public ModelAnswer answer(ModelRequest request) throws InterruptedException {
        try {
            ChatResponse response = model.chat(translate(request));
            String text = Objects.requireNonNullElse(response.aiMessage().text(), "");
            return new ModelAnswer(text, usage(request, text, response.tokenUsage()), finish(response.finishReason()));
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The call of " + name() + " was given up.");
            }
            throw Thrown.by(name(), e);
        }
    }

    private ChatRequest translate(ModelRequest request) {
        return ChatRequest.builder()
                .messages(SystemMessage.from(request.system()), UserMessage.from(request.user()))
                .parameters(parameters.apply(request))
                .build();
    }

    private Usage usage(ModelRequest request, String text, @Nullable TokenUsage reported) {
        Tokens tokens = Tokens.of(reported, request.estimatedInputTokens(), ModelRequest.estimateTokens(text));
        return endpoint.prices().call(name(), tokens);
    }

    private static ModelAnswer.Finish finish(@Nullable FinishReason reason) {
        if (reason == FinishReason.LENGTH) {
            return ModelAnswer.Finish.LENGTH;
        }
        return reason == null || reason == FinishReason.STOP ? ModelAnswer.Finish.STOP : ModelAnswer.Finish.OTHER;
    }
}
