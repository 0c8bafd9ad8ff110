package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Usage;
import java.util.List;

/**
 * A model, and those to ask while it cannot be had. It never changes over by itself: whoever asks does, so that each call
 * says whom it asks.
 */
record FallbackModel(ModelClient first, List<ModelClient> fallbacks) implements ModelClient {
    FallbackModel {
        fallbacks = List.copyOf(fallbacks);
    }

    @Override
    public String name() {
        return first.name();
    }

    @Override
    public Usage atMost(ModelRequest request) {
        return first.atMost(request);
    }

    @Override
    public ModelAnswer answer(ModelRequest request) throws Exception {
        return first.answer(request);
    }
}
