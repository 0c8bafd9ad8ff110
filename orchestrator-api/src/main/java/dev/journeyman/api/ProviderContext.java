package dev.journeyman.api;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a {@link Provider} may build from.
 *
 * @param stateDirectory the engine's own folder of the project; exists and is private to the user
 * @param settings the settings of this plugin from the configuration
 * @param environment looks up a variable of the environment; secrets come from here, never from settings
 * @param clock the only source of time
 */
public record ProviderContext(
        Path stateDirectory,
        Map<String, String> settings,
        Function<String, Optional<String>> environment,
        InstantSource clock) {}
