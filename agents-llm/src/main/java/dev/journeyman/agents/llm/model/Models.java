package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses and connects the models that the environment names.
 *
 * <p>{@value #MODEL}{@code =provider:name} decides; without it the first provider that can be reached, with its default
 * model. Those of {@value #FALLBACKS} are asked, in order, while the ones before them cannot be had. Keys come from the
 * environment, go into request headers, and nowhere else.
 */
public final class Models {
    /** Names the model, {@code provider:name}. */
    public static final String MODEL = "JOURNEYMAN_MODEL";
    /** Names the models to fall back to, with commas between them. */
    public static final String FALLBACKS = "JOURNEYMAN_FALLBACK_MODELS";
    /**
     * Names the model that turns texts into vectors, {@code provider:name}, or {@code local} for one that runs within this
     * process; without it none is asked.
     */
    public static final String EMBEDDINGS = "JOURNEYMAN_EMBEDDING_MODEL";
    /** Names a file that corrects the bundled {@link Prices}. */
    public static final String PRICES = "JOURNEYMAN_PRICES";
    /** The seconds within which an answer must be complete. */
    public static final String TIMEOUT = "JOURNEYMAN_MODEL_TIMEOUT";

    private final Function<String, Optional<String>> environment;

    private Models(Function<String, Optional<String>> environment) {
        this.environment = name -> environment.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * The model that the environment names, with those it names to fall back to.
     *
     * @throws OrchestratorException {@code model.no-key} if one of them cannot be reached with what is set
     */
    public static ModelClient fromEnvironment(Function<String, Optional<String>> environment) {
        Models models = new Models(environment);
        List<ModelClient> named = models.names().map(models::connect).toList();
        return named.size() == 1 ? named.get(0) : new FallbackModel(named.get(0), named.subList(1, named.size()));
    }

    /**
     * What turns texts into vectors, if the environment names a model for it.
     *
     * @param classes what finds the model that runs within this process; asked for only if such a one is named
     * @throws OrchestratorException {@code model.no-key} if it cannot be reached with what is set, {@code
     *     model.no-embeddings} if its vendor offers none, {@code model.no-local-embeddings} if the class loader finds none
     */
    public static Optional<Embedder> embedder(
            Function<String, Optional<String>> environment, Supplier<ClassLoader> classes) {
        Models models = new Models(environment);
        return models.environment
                .apply(EMBEDDINGS)
                .map(name -> LocalEmbeddings.isNamedBy(name)
                        ? new LocalEmbeddings(classes.get()).embedder(name)
                        : models.embedder(name));
    }

    /** What models cost, as the environment corrects it. */
    public static Prices prices(Function<String, Optional<String>> environment) {
        return new Models(environment).prices();
    }

    private Stream<String> names() {
        Stream<String> model = Stream.of(environment.apply(MODEL).orElseGet(this::firstAnnounced));
        Stream<String> others = environment.apply(FALLBACKS).stream()
                .flatMap(Pattern.compile(",")::splitAsStream)
                .map(String::strip);
        return Stream.concat(model, others).distinct();
    }

    private String firstAnnounced() {
        for (Provider provider : Provider.values()) {
            if (provider.announced(environment)) {
                return provider.id() + ":" + provider.defaultModel();
            }
        }
        throw noKey("No model is configured");
    }

    private ModelClient connect(String name) {
        Provider provider = Provider.of(name);
        return provider.connect(endpoint(provider, name));
    }

    private Embedder embedder(String name) {
        Provider provider = Provider.of(name);
        return provider.embedding(endpoint(provider, name))
                .map(model -> Embedder.over(name, model, prices()))
                .orElseThrow(() -> new OrchestratorException(Failure.giveUp(
                        "model.no-embeddings",
                        name + " turns no texts into vectors: set " + EMBEDDINGS
                                + " (models.embeddings in journeyman.yaml) to one of another provider, such as"
                                + " openai:text-embedding-3-small or ollama:nomic-embed-text, or to nothing.")));
    }

    private Endpoint endpoint(Provider provider, String name) {
        if (!provider.reachable(environment)) {
            throw noKey("The model " + name + " has no key");
        }
        return new Endpoint(name, provider.baseUrl(environment), provider.key(environment), prices(), limits());
    }

    private Prices prices() {
        Prices bundled = Prices.bundled();
        return environment.apply(PRICES).map(Path::of).map(bundled::correctedBy).orElse(bundled);
    }

    private HttpLimits limits() {
        return environment
                .apply(TIMEOUT)
                .map(Models::seconds)
                .map(HttpLimits.DEFAULT::withAnswer)
                .orElse(HttpLimits.DEFAULT);
    }

    private static Duration seconds(String text) {
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw new OrchestratorException(Failure.giveUp(
                    "model.bad-timeout", TIMEOUT + " must be whole seconds from 1 to 99999, but is '" + text + "'."));
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static OrchestratorException noKey(String what) {
        return new OrchestratorException(Failure.giveUp(
                "model.no-key",
                what
                        + ": set ANTHROPIC_API_KEY, OPENAI_API_KEY or GEMINI_API_KEY, or OPENAI_BASE_URL for an"
                        + " OpenAI-compatible server of your own (its key may be absent), or OLLAMA_BASE_URL; " + MODEL
                        + "=provider:name chooses the model. Or answer from a recording with --replay FILE."));
    }
}
