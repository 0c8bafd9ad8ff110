package dev.journeyman.agents.llm.model;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.Optional;

/**
 * Turns texts into vectors that point the same way where the texts mean the like; over any LangChain4j embedding model.
 *
 * <p>Called by many threads. It never repeats a call by itself.
 */
public final class Embedder {
    private static final int MOST_CHARACTERS = 2_000;
    /** As many as vendors take at once when all are long. */
    private static final int REMOTE_BATCH = 256;
    /** A call within the process cannot be given up, so it is kept short. */
    private static final int LOCAL_BATCH = 32;

    private final String name;
    private final EmbeddingModel model;
    private final Optional<Prices> prices;

    private Embedder(String name, EmbeddingModel model, Optional<Prices> prices) {
        this.name = name;
        this.model = model;
        this.prices = prices;
    }

    /**
     * One over a model that somebody serves.
     *
     * @param name {@code provider:name}; vectors of equal names are compared with each other
     */
    public static Embedder over(String name, EmbeddingModel model, Prices prices) {
        return new Embedder(name, model, Optional.of(prices));
    }

    /**
     * One over a model that runs within this process: its calls reach nobody and count as nothing used.
     *
     * @param name vectors of equal names are compared with each other
     */
    public static Embedder inProcess(String name, EmbeddingModel model) {
        return new Embedder(name, model, Optional.empty());
    }

    /** {@code provider:name}. */
    public String name() {
        return name;
    }

    /** True if somebody serves the model, so that its calls may fail and cost. */
    public boolean isRemote() {
        return prices.isPresent();
    }

    /** How many texts to hand over at once. */
    public int batchSize() {
        return isRemote() ? REMOTE_BATCH : LOCAL_BATCH;
    }

    /** What turning so many texts into vectors, batch by batch, may use at most. */
    public Usage atMost(int texts) {
        long tokensEach = ModelRequest.estimateTokens(" ".repeat(MOST_CHARACTERS));
        Usage most = Usage.NONE;
        for (int left = texts; left > 0; left -= batchSize()) {
            most = most.plus(usage(Math.min(left, batchSize()) * tokensEach));
        }
        return most;
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
            return new Embedded(vectors(response.content(), texts.size()), usage(tokens(segments, response)));
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

    private static long tokens(List<TextSegment> segments, Response<List<Embedding>> response) {
        long estimated = segments.stream()
                .mapToLong(segment -> ModelRequest.estimateTokens(segment.text()))
                .sum();
        return Tokens.of(response.tokenUsage(), estimated, 0).input();
    }

    private Usage usage(long tokens) {
        return prices.map(table -> table.call(name, tokens, 0)).orElse(Usage.NONE);
    }
}
