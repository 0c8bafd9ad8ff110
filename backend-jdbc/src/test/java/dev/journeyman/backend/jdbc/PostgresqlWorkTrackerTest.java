package dev.journeyman.backend.jdbc;

import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.testkit.WorkTrackerContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresqlWorkTrackerTest extends WorkTrackerContract {
    private static final Postgres POSTGRES = new Postgres();

    @BeforeEach
    void empty() {
        try (Database database = Database.open(POSTGRES.url(), 2)) {
            Tables.empty(database);
        }
    }

    @AfterAll
    static void drop() {
        POSTGRES.close();
    }

    @Override
    protected WorkTracker open() {
        return new JdbcWorkTracker(Database.open(POSTGRES.url(), 8));
    }

    @Override
    protected List<String> comments(WorkTracker handle, WorkItemId id) {
        return ((JdbcWorkTracker) handle).comments(id);
    }
}
