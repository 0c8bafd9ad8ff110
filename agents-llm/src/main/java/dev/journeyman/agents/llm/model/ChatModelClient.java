package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
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
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model behind LangChain4j's {@link ChatModel}. */
final class ChatModelClient implements ModelClient {
    private final String name;
    private final ChatModel model;
    private final IntFunction<ChatRequestParameters> parameters;
    private final Prices prices;

    /** @param parameters what a request with so many output tokens carries */
    ChatModelClient(String name, ChatModel model, IntFunction<ChatRequestParameters> parameters, Prices prices) {
        this.name = name;
        this.model = model;
        this.parameters = parameters;
        this.prices = prices;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Usage atMost(ModelRequest request) {
        return prices.call(name, request.estimatedInputTokens(), request.maxOutputTokens());
    }

    @Override
    public ModelAnswer answer(ModelRequest request) throws InterruptedException {
        try {
            ChatResponse response = model.chat(translate(request));
            String text = Objects.requireNonNullElse(response.aiMessage().text(), "");
            return new ModelAnswer(text, usage(request, text, response.tokenUsage()), finish(response.finishReason()));
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The call of " + name + " was given up.");
            }
            throw understood(e);
        }
    }

    private ChatRequest translate(ModelRequest request) {
        return ChatRequest.builder()
                .messages(SystemMessage.from(request.system()), UserMessage.from(request.user()))
                .parameters(parameters.apply(request.maxOutputTokens()))
                .build();
    }

    private Usage usage(ModelRequest request, String text, @Nullable TokenUsage reported) {
        Optional<TokenUsage> usage = Optional.ofNullable(reported);
        long input = usage.map(TokenUsage::inputTokenCount)
                .filter(count -> count > 0)
                .map(Integer::longValue)
                .orElseGet(request::estimatedInputTokens);
        long output = usage.map(TokenUsage::outputTokenCount)
                .filter(count -> count > 0)
                .map(Integer::longValue)
                .orElseGet(() -> ModelRequest.estimateTokens(text));
        return prices.call(name, input, output);
    }

    private static ModelAnswer.Finish finish(@Nullable FinishReason reason) {
        if (reason == FinishReason.LENGTH) {
            return ModelAnswer.Finish.LENGTH;
        }
        return reason == null || reason == FinishReason.STOP ? ModelAnswer.Finish.STOP : ModelAnswer.Finish.OTHER;
    }

    /** The cause is left out on purpose: its message may quote the request's headers. */
    private OrchestratorException understood(RuntimeException thrown) {
        Failure failure = Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(OrchestratorException.class::isInstance)
                .map(cause -> ((OrchestratorException) cause).failure())
                .findFirst()
                .orElseGet(() -> Failure.of(
                        Remedy.BACKOFF,
                        "model.unreadable",
                        "the answer does not have the form of the wire protocol ("
                                + thrown.getClass().getSimpleName() + ")."));
        return new OrchestratorException(
                new Failure(failure.remedy(), failure.code(), name + ": " + failure.message(), failure.retryAfter()));
    }
}
