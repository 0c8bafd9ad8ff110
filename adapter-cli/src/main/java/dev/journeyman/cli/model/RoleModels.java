package dev.journeyman.cli.model;

import dev.journeyman.agents.llm.model.Embedder;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.Models;
import dev.journeyman.agents.llm.model.Prices;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Role;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.plugin.PluginPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which model each role asks. One that cannot be had is missed only by who asks it.
 *
 * @param usual for all but the others
 * @param others by the name of their role
 * @param embedder what ranks similar code by meaning, if anything
 */
public record RoleModels(ModelClient usual, Map<String, ModelClient> others, Optional<Embedder> embedder) {
    /** What the bundled phases ask for; which coders a plan wants, only the plan knows. */
    private static final Map<String, Role> ASKED = Map.of(
            "requirements", Role.REQUIREMENTS,
            "plan", Role.PLANNER,
            "code", Role.BACKEND,
            "tests", Role.TESTER,
            "docs", Role.DOCUMENTER,
            "commit", Role.COMMITTER);

    public RoleModels {
        others = Map.copyOf(others);
    }

    /** One for all. */
    public static RoleModels one(ModelClient model) {
        return new RoleModels(model, Map.of(), Optional.empty());
    }

    /** Those that the configuration names, and the one that the environment names for the rest. */
    public static RoleModels configured(Configuration configuration, Function<String, Optional<String>> environment) {
        Map<String, ModelClient> others = configuration.models().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        named -> connect(Optional.of(named.getValue()), configuration, environment)));
        return new RoleModels(
                connect(Optional.empty(), configuration, environment), others, embedder(configuration, environment));
    }

    /** What ranks similar code by meaning, if configuration or environment name it. */
    public static Optional<Embedder> embedder(
            Configuration configuration, Function<String, Optional<String>> environment) {
        return Models.embedder(
                environment(Optional.empty(), configuration, environment), () -> pluginClasses(configuration));
    }

    /** A model within this process needs them for as long as the program runs: they are not closed. */
    private static ClassLoader pluginClasses(Configuration configuration) {
        return PluginPath.open(configuration.plugins(), RoleModels.class.getClassLoader())
                .classes();
    }

    private static ModelClient connect(
            Optional<String> name, Configuration configuration, Function<String, Optional<String>> environment) {
        try {
            return Models.fromEnvironment(environment(name, configuration, environment));
        } catch (OrchestratorException e) {
            return new MissingModel(e);
        }
    }

    /** What models cost, as configuration and environment correct it. */
    public static Prices prices(Configuration configuration, Function<String, Optional<String>> environment) {
        return Models.prices(environment(Optional.empty(), configuration, environment));
    }

    private static Function<String, Optional<String>> environment(
            Optional<String> name, Configuration configuration, Function<String, Optional<String>> environment) {
        return variable -> switch (variable) {
            case Models.MODEL -> name.or(() -> environment.apply(variable));
            case Models.FALLBACKS ->
                environment.apply(variable).or(() -> Optional.of(String.join(",", configuration.fallbacks())));
            case Models.EMBEDDINGS -> environment.apply(variable).or(configuration::embeddings);
            case Models.TIMEOUT ->
                environment.apply(variable).or(() -> configuration.answerTime().map(RoleModels::seconds));
            case Models.PRICES ->
                environment.apply(variable).or(() -> configuration.prices().map(Path::toString));
            default -> environment.apply(variable);
        };
    }

    private static String seconds(Duration time) {
        return Long.toString(Math.max(1, time.toSeconds()));
    }

    /** The one that a role asks. */
    public ModelClient of(Role role) {
        return others.getOrDefault(role.name(), usual);
    }

    /**
     * Says in time that a model is missing: before anything is written.
     *
     * @param phases that will run
     * @param played roles that agents of somebody else play
     * @throws UsageException if a role that is left cannot ask its model
     */
    public void require(Iterable<String> phases, Set<String> played) {
        for (String phase : phases) {
            Role role = ASKED.get(phase);
            if (role != null && !played.contains(role.name()) && of(role) instanceof MissingModel missing) {
                throw new UsageException(missing.why());
            }
        }
    }

    /** Such as {@code openai:a, else openai:b (planner: openai:c)}. */
    public String description() {
        return usual.name()
                + fallbacks()
                + (others.isEmpty()
                        ? ""
                        : others.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(other ->
                                        other.getKey() + ": " + other.getValue().name())
                                .collect(Collectors.joining(", ", " (", ")")))
                + embedder.map(ranking -> "; similar code by " + ranking.name()).orElse("");
    }

    private String fallbacks() {
        return usual.fallbacks().stream().map(model -> ", else " + model.name()).collect(Collectors.joining());
    }
}
