package dev.journeyman.backend.json;

import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.CheckpointStoreProvider;

/** Offers {@link JsonCheckpointStore} as {@code json}; it has no settings. */
public final class JsonCheckpointStoreProvider implements CheckpointStoreProvider {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public CheckpointStore create(ProviderContext context) {
        return new JsonCheckpointStore(context.stateDirectory());
    }
}
