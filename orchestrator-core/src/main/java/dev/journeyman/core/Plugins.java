package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Provider;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.core.config.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/** Finds implementations of the SPIs through {@link ServiceLoader} and makes those that are wanted. */
final class Plugins {
    private final ClassLoader classes;
    private final Configuration configuration;
    private final Function<java.util.Map<String, String>, ProviderContext> context;

    Plugins(
            ClassLoader classes,
            Configuration configuration,
            Function<java.util.Map<String, String>, ProviderContext> context) {
        this.classes = classes;
        this.configuration = configuration;
        this.context = context;
    }

    /** Makes the one of this name, or the only one there is. */
    <T> T one(String what, Class<? extends Provider<T>> type, Optional<String> name, String artifact) {
        List<Provider<T>> found = find(type);
        if (found.isEmpty()) {
            throw new OrchestratorException(Failure.giveUp(
                    "plugin.none",
                    "No " + what + " is on the class path: add the artifact " + artifact
                            + ", or hand one to Orchestrator.builder()."));
        }
        List<Provider<T>> fitting = found.stream()
                .filter(provider -> name.isEmpty() || name.get().equals(provider.name()))
                .toList();
        if (fitting.size() != 1) {
            throw new OrchestratorException(Failure.giveUp(
                    "plugin.choice",
                    name.map(wanted -> "There is no " + what + " named '" + wanted + "'")
                                    .orElse("There are several kinds of " + what)
                            + ": choose one of "
                            + found.stream().map(Provider::name).toList()
                            + " in journeyman.yaml."));
        }
        return make(fitting.get(0));
    }

    /** Makes all there are. */
    <T> List<T> all(Class<? extends Provider<T>> type) {
        return find(type).stream().map(this::make).toList();
    }

    private <T> T make(Provider<T> provider) {
        return provider.create(context.apply(configuration.settings(provider.name())));
    }

    private <T> List<Provider<T>> find(Class<? extends Provider<T>> type) {
        List<Provider<T>> found = new ArrayList<>();
        ServiceLoader.load(type, classes).forEach(found::add);
        return found;
    }
}
