package dev.journeyman.backend.jdbc;

import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.testkit.WorkTrackerContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2WorkTrackerTest extends WorkTrackerContract {
    @TempDir
    static Path folder;

    @BeforeEach
    void empty() {
        try (Database database = Database.open(DatabaseUrl.h2(folder.resolve("journeyman")), 2)) {
            Tables.empty(database);
        }
    }

    @Override
    protected WorkTracker open() {
        return new JdbcWorkTracker(Database.open(DatabaseUrl.h2(folder.resolve("journeyman")), 8));
    }

    @Override
    protected List<String> comments(WorkTracker handle, WorkItemId id) {
        return ((JdbcWorkTracker) handle).comments(id);
    }
}
