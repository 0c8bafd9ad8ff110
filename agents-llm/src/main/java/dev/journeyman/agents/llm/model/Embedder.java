package dev.journeyman.agents.llm.model;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;

/**
 * Turns texts into vectors that point the same way where the texts mean the like; over any LangChain4j embedding model.
 *
 * <p>Called by many threads. It never repeats a call by itself.
 */
public final class Embedder {
    private static final int MOST_CHARACTERS = 2_000;

    private final String name;
    private final EmbeddingModel model;
    private final Prices prices;

    private Embedder(String name, EmbeddingModel model, Prices prices) {
        this.name = name;
        this.model = model;
        this.prices = prices;
    }

    /**
     * One over a model.
     *
     * @param name {@code provider:name}; vectors of equal names are compared with each other
     */
    public static Embedder over(String name, EmbeddingModel model, Prices prices) {
        return new Embedder(name, model, prices);
    }

    /** {@code provider:name}. */
    public String name() {
        return name;
    }

    /** What turning so many texts into vectors may use at most. */
    public Usage atMost(int texts) {
        return prices.call(name, texts * ModelRequest.estimateTokens(" ".repeat(MOST_CHARACTERS)), 0);
    }

    /**
     * The vectors of texts; of long ones, of their beginning.
     *
     * @throws OrchestratorException with the class of the failure and its remedy; its message holds no secret
     * @throws InterruptedException if the thread was interrupted; the request is given up
     */
    public Embedded embed(List<String> texts) throws InterruptedException {
        List<TextSegment> segments =
                texts.stream().map(Embedder::cut).map(TextSegment::from).toList();
        try {
            Response<List<Embedding>> response = model.embedAll(segments);
            return new Embedded(vectors(response.content(), texts.size()), usage(segments, response));
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The call of " + name + " was given up.");
            }
            throw Thrown.by(name, e);
        }
    }

    /**
     * What came of a call.
     *
     * @param vectors in the order of the texts, all of one length
     */
    public record Embedded(List<float[]> vectors, Usage usage) {
        public Embedded {
            vectors = List.copyOf(vectors);
        }
    }

    /** No model takes an empty text. */
    private static String cut(String text) {
        return text.isBlank() ? "-" : text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    }

    private static List<float[]> vectors(List<Embedding> embeddings, int expected) {
        List<float[]> vectors = embeddings.stream().map(Embedding::vector).toList();
        long lengths =
                vectors.stream().mapToInt(vector -> vector.length).distinct().count();
        if (vectors.size() != expected || lengths > 1) {
            throw new OrchestratorException(Thrown.unreadable(
                    "(" + vectors.size() + " vectors of " + lengths + " lengths for " + expected + " texts)"));
        }
        return vectors;
    }

    private Usage usage(List<TextSegment> segments, Response<List<Embedding>> response) {
        long estimated = segments.stream()
                .mapToLong(segment -> ModelRequest.estimateTokens(segment.text()))
                .sum();
        return prices.call(name, Tokens.of(response.tokenUsage(), estimated, 0).input(), 0);
    }
}
