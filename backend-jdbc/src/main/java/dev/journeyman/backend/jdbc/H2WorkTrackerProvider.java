package dev.journeyman.backend.jdbc;

import dev.journeyman.api.Finding;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.api.work.WorkTrackerProvider;
import java.util.List;

/** Offers {@link JdbcWorkTracker} as {@code h2}; in a file of the state folder. */
public final class H2WorkTrackerProvider implements WorkTrackerProvider {
    @Override
    public String name() {
        return "h2";
    }

    @Override
    public WorkTracker create(ProviderContext context) {
        return new JdbcWorkTracker(new Settings(context).h2());
    }

    @Override
    public List<Finding> examine(ProviderContext context) {
        return Examination.h2(name(), context);
    }
}
