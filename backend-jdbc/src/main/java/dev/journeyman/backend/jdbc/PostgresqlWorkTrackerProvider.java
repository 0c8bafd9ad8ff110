package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.api.work.WorkTrackerProvider;

/** Offers {@link JdbcWorkTracker} as {@code postgresql}; its settings are those of {@link Settings}. */
public final class PostgresqlWorkTrackerProvider implements WorkTrackerProvider {
    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public WorkTracker create(ProviderContext context) {
        return new JdbcWorkTracker(new Settings(context).postgresql());
    }
}
