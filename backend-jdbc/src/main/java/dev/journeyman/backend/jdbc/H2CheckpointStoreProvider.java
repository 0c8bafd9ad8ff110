package dev.journeyman.backend.jdbc;

import dev.journeyman.api.Finding;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.CheckpointStoreProvider;
import java.time.Duration;
import java.util.List;

/** Offers {@link JdbcCheckpointStore} as {@code h2}; in a file of the state folder. */
public final class H2CheckpointStoreProvider implements CheckpointStoreProvider {
    @Override
    public String name() {
        return "h2";
    }

    @Override
    public CheckpointStore create(ProviderContext context) {
        Settings settings = new Settings(context);
        Duration term = settings.term();
        return new JdbcCheckpointStore(settings.h2(), settings.project(), term);
    }

    @Override
    public List<Finding> examine(ProviderContext context) {
        return Examination.h2(name(), context);
    }
}
