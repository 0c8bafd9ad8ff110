package dev.journeyman.api;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a {@link Provider} may build from.
 *
 * @param project the project that is worked on
 * @param repository what tells its repository from others that many machines know of: the address of the remote
 *     {@code origin} without user and password, else machine and path
 * @param stateDirectory the engine's own folder of the project, private to the user; there once a workflow was started,
 *     so that a project that is only looked at stays as it is
 * @param settings the settings of this plugin from the configuration
 * @param environment looks up a variable of the environment; secrets come from here, never from settings
 * @param clock the only source of time
 * @param configuration the whole configuration that holds, as text in the form of {@code journeyman.yaml}: for people who look
 *     at what a project's work was done with. What is known to be secret, or stands under a name or in a form that says so,
 *     is masked; may be empty
 */
public record ProviderContext(
        ProjectId project,
        String repository,
        Path stateDirectory,
        Map<String, String> settings,
        Function<String, Optional<String>> environment,
        InstantSource clock,
        Supplier<String> configuration) {
    /** Where nobody will look at the configuration. */
    public ProviderContext(
            ProjectId project,
            String repository,
            Path stateDirectory,
            Map<String, String> settings,
            Function<String, Optional<String>> environment,
            InstantSource clock) {
        this(project, repository, stateDirectory, settings, environment, clock, () -> "");
    }

    /** The same for another plugin, which has settings of its own. */
    public ProviderContext withSettings(Map<String, String> others) {
        return new ProviderContext(project, repository, stateDirectory, others, environment, clock, configuration);
    }
}
