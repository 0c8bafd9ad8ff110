package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chooses and connects the model that the environment names.
 *
 * <p>{@value #MODEL}{@code =provider:name} decides; without it the first provider that can be reached, Anthropic before
 * OpenAI, with its default model. Keys come from the environment, go into request headers, and nowhere else.
 */
public final class Models {
    /** Names the model, {@code provider:name}. */
    public static final String MODEL = "JOURNEYMAN_MODEL";
    /** Names a file that corrects the bundled {@link Prices}. */
    public static final String PRICES = "JOURNEYMAN_PRICES";

    private final Function<String, Optional<String>> environment;

    private Models(Function<String, Optional<String>> environment) {
        this.environment = name -> environment.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * The model that the environment names.
     *
     * @throws OrchestratorException {@code model.no-key} if no model can be reached with what is set
     */
    public static ModelClient fromEnvironment(Function<String, Optional<String>> environment) {
        Models models = new Models(environment);
        return models.connect(models.environment.apply(MODEL).orElseGet(models::firstReachable));
    }

    private String firstReachable() {
        for (Provider provider : Provider.values()) {
            if (provider.reachable(environment)) {
                return provider.id() + ":" + provider.defaultModel();
            }
        }
        throw noKey("No model is configured");
    }

    private ModelClient connect(String name) {
        Provider provider = Provider.of(name);
        if (!provider.reachable(environment)) {
            throw noKey(MODEL + "=" + name + " has no key");
        }
        return provider.connect(name, environment, prices(), HttpLimits.DEFAULT);
    }

    private Prices prices() {
        Prices bundled = Prices.bundled();
        return environment.apply(PRICES).map(Path::of).map(bundled::correctedBy).orElse(bundled);
    }

    private static OrchestratorException noKey(String what) {
        return new OrchestratorException(Failure.giveUp(
                "model.no-key",
                what
                        + ": set ANTHROPIC_API_KEY, or OPENAI_API_KEY, or OPENAI_BASE_URL for an OpenAI-compatible server of"
                        + " your own (its key may be absent); " + MODEL
                        + "=provider:name chooses the model. Or answer from a recording with --replay FILE."));
    }
}
