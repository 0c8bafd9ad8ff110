package dev.journeyman.backend.linear;

import dev.journeyman.api.Finding;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.api.work.WorkTrackerProvider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Offers {@link LinearWorkTracker} as {@code linear}. Settings: {@code team} (its key, required), {@code project}, {@code key}
 * (the variable that holds the API key), {@code url}, {@code poll}, {@code timeout}, {@code local} (the tracker that keeps the
 * items here), names of states as {@code todo}, {@code inProgress}, {@code done}, {@code blocked}, and numbers of priorities as
 * {@code P0} to {@code P3}.
 */
public final class LinearWorkTrackerProvider implements WorkTrackerProvider {
    @Override
    public String name() {
        return "linear";
    }

    @Override
    public WorkTracker create(ProviderContext context) {
        WorkTrackerProvider local = local(Settings.of(context.settings()).local());
        return new LinearWorkTracker(local.create(context.withSettings(Map.of())), context);
    }

    private WorkTrackerProvider local(String name) {
        return ServiceLoader.load(WorkTrackerProvider.class, getClass().getClassLoader()).stream()
                .filter(provider -> provider.type() != getClass())
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Trouble.because(Trouble.setting(
                        "local",
                        "No tracker named '" + name + "' is on the class path to keep the items on this machine: set"
                                + " settings.linear.local to one that 'journeyman plugins' lists.")));
    }

    @Override
    public List<Finding> examine(ProviderContext context) {
        try {
            Settings settings = Settings.of(context.settings());
            local(settings.local());
            LinearApi api = new LinearApi(settings, context.environment(), context.clock());
            return new Examination(
                            settings,
                            api,
                            settings.project().orElse(context.project().value()))
                    .run();
        } catch (OrchestratorException e) {
            return List.of(new Finding("linear", false, e.failure().message()));
        }
    }
}
