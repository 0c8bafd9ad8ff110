package dev.journeyman.agents.llm.research;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Knows two meanings by the words that carry them; the same texts yield the same vectors. */
final class WordVectors implements EmbeddingModel {
    private static final List<List<String>> MEANINGS =
            List.of(List.of("lock", "brute", "wrong password"), List.of("colour", "paint"));

    private final int padding;
    final List<String> asked = new ArrayList<>();

    /** @param padding how many numbers a vector has that say nothing */
    WordVectors(int padding) {
        this.padding = padding;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        List<String> texts = segments.stream().map(TextSegment::text).toList();
        asked.addAll(texts);
        return Response.from(texts.stream().map(this::embedding).toList(), new TokenUsage(10 * texts.size(), 0));
    }

    private Embedding embedding(String text) {
        float[] vector = new float[MEANINGS.size() + 1 + padding];
        vector[0] = 0.1f;
        for (int i = 0; i < MEANINGS.size(); i++) {
            String lower = text.toLowerCase(Locale.ROOT);
            vector[i + 1] = MEANINGS.get(i).stream().filter(lower::contains).count();
        }
        return Embedding.from(vector);
    }
}
