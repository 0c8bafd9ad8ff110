package dev.journeyman.backend.json;

import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.api.work.WorkTrackerProvider;

/** Offers {@link JsonWorkTracker} as {@code json}; it has no settings. */
public final class JsonWorkTrackerProvider implements WorkTrackerProvider {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public WorkTracker create(ProviderContext context) {
        return new JsonWorkTracker(context.stateDirectory());
    }
}
