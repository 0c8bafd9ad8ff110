package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Usage;
import java.util.List;

/**
 * The port to a chat model: one request, one answer, no state.
 *
 * <p>Called by many threads. It never repeats a call by itself: whether to repeat is the engine's decision, taken from
 * the failure.
 */
public interface ModelClient {
    /** {@code provider:name}. */
    String name();

    /** What a call may use at most; reserved before it is made. Unpriced unless the implementation knows better. */
    default Usage atMost(ModelRequest request) {
        return new Usage(1, request.estimatedInputTokens(), request.maxOutputTokens(), 0, 1);
    }

    /** Whom to ask, in order, while this one cannot be had; each once. */
    default List<ModelClient> fallbacks() {
        return List.of();
    }

    /**
     * Asks the model.
     *
     * @throws dev.journeyman.api.OrchestratorException with the class of the failure and its remedy; its message holds no
     *     secret
     * @throws InterruptedException if the thread was interrupted; the request is given up
     */
    ModelAnswer answer(ModelRequest request) throws Exception;
}
