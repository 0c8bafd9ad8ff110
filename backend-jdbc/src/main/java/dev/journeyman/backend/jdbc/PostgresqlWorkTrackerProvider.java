package dev.journeyman.backend.jdbc;

import dev.journeyman.api.Finding;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.api.work.WorkTrackerProvider;
import java.util.List;

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

    @Override
    public List<Finding> examine(ProviderContext context) {
        return Examination.postgresql(name(), context);
    }
}
