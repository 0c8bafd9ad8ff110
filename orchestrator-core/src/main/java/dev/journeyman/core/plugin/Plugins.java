package dev.journeyman.core.plugin;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Finding;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Provider;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.agent.AgentProvider;
import dev.journeyman.api.dialog.InputAdapterProvider;
import dev.journeyman.api.phase.PhaseProvider;
import dev.journeyman.api.store.CheckpointStoreProvider;
import dev.journeyman.api.work.WorkTrackerProvider;
import dev.journeyman.core.pipeline.BundledPhases;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds implementations of the SPIs through {@link ServiceLoader} and makes those that are wanted. */
public final class Plugins {
    private static final List<Class<? extends Provider<?>>> SPIS = List.of(
            CheckpointStoreProvider.class,
            WorkTrackerProvider.class,
            AgentProvider.class,
            PhaseProvider.class,
            InputAdapterProvider.class);
    private static final String EMBEDDED = "json";
    private static final String SUFFIX = "Provider";

    private final ClassLoader classes;
    private final Function<String, ProviderContext> contexts;

    /**
     * Those that a class loader finds.
     *
     * @param contexts what a plugin may build from, by its name
     */
    public Plugins(ClassLoader classes, Function<String, ProviderContext> contexts) {
        this.classes = classes;
        this.contexts = contexts;
    }

    /** All that are there, SPI by SPI, without making any; those that cannot be loaded say why. */
    public static List<Plugin> list(ClassLoader classes) {
        List<Plugin> all = new ArrayList<>();
        for (Class<? extends Provider<?>> type : SPIS) {
            String spi = spi(type);
            load(
                    type,
                    classes,
                    provider -> all.add(Plugin.of(spi, provider)),
                    error -> all.add(Plugin.broken(spi, String.valueOf(error.getMessage()))));
            if (type == PhaseProvider.class) {
                BundledPhases.all().forEach(phase -> all.add(Plugin.usable(spi, phase.name(), phase.getClass())));
            }
        }
        return List.copyOf(all);
    }

    /**
     * Makes the one of this name; without a name the only one there is, of several the one that needs no server.
     *
     * @param artifact what brings one, for whoever has none
     * @throws OrchestratorException if there is none, or a choice to make
     */
    public <T> T one(Class<? extends Provider<T>> type, Optional<String> name, String artifact) {
        return make(choose(type, name, artifact));
    }

    /**
     * Has the one look around that {@link #one} would make.
     *
     * @throws OrchestratorException as {@link #one}
     */
    public <T> List<Finding> examine(Class<? extends Provider<T>> type, Optional<String> name, String artifact) {
        Provider<T> chosen = choose(type, name, artifact);
        return chosen.examine(contexts.apply(chosen.name()));
    }

    private <T> Provider<T> choose(Class<? extends Provider<T>> type, Optional<String> name, String artifact) {
        List<Provider<T>> found = find(type);
        if (found.isEmpty()) {
            throw new OrchestratorException(Failure.giveUp(
                    "plugin.none",
                    "No " + spi(type) + " is on the class path: add the artifact " + artifact
                            + ", or hand one to Orchestrator.builder()."));
        }
        String wanted = name.orElseGet(() -> found.size() == 1 ? found.get(0).name() : EMBEDDED);
        List<Provider<T>> fitting = found.stream()
                .filter(provider -> provider.name().equals(wanted))
                .toList();
        if (fitting.size() != 1) {
            throw new OrchestratorException(Failure.giveUp(
                    "plugin.choice",
                    name.map(chosen -> "There is no single " + spi(type) + " named '" + chosen + "'")
                                    .orElse("There are several of " + spi(type))
                            + ": choose one of "
                            + found.stream().map(Provider::name).toList()
                            + "; 'journeyman plugins' says where each comes from."));
        }
        return fitting.get(0);
    }

    /** Makes all there are. */
    public <T> List<T> all(Class<? extends Provider<T>> type) {
        return find(type).stream().map(this::make).toList();
    }

    private <T> T make(Provider<T> provider) {
        try {
            return provider.create(contexts.apply(provider.name()));
        } catch (OrchestratorException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "plugin.failed",
                            "The plugin '" + provider.name() + "' of " + Origin.of(provider.getClass())
                                    + " could not be made (" + e + "): look at its settings, or choose another."),
                    e);
        }
    }

    private <T> List<Provider<T>> find(Class<? extends Provider<T>> type) {
        List<Provider<T>> found = new ArrayList<>();
        load(type, classes, found::add, error -> {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "plugin.broken",
                            "A plugin for " + spi(type) + " cannot be loaded (" + error.getMessage()
                                    + "): mend or remove its jar; 'journeyman plugins' lists them all."),
                    error);
        });
        return found;
    }

    private static <P> void load(Class<P> type, ClassLoader classes, Consumer<P> found, Consumer<Error> broken) {
        Iterator<P> providers = ServiceLoader.load(type, classes).iterator();
        boolean more = true;
        while (more) {
            try {
                more = providers.hasNext();
                if (more) {
                    found.accept(providers.next());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.accept(e);
            }
        }
    }

    private static String spi(Class<?> type) {
        String name = type.getSimpleName();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
