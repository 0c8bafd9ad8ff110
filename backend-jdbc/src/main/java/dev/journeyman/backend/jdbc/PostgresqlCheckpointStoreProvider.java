package dev.journeyman.backend.jdbc;

import dev.journeyman.api.Finding;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.CheckpointStoreProvider;
import java.time.Duration;
import java.util.List;

/** Offers {@link JdbcCheckpointStore} as {@code postgresql}; its settings are those of {@link Settings}. */
public final class PostgresqlCheckpointStoreProvider implements CheckpointStoreProvider {
    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public CheckpointStore create(ProviderContext context) {
        Settings settings = new Settings(context);
        Duration term = settings.term();
        return new JdbcCheckpointStore(settings.postgresql(), settings.project(), term);
    }

    @Override
    public List<Finding> examine(ProviderContext context) {
        return Examination.postgresql(name(), context);
    }
}
