package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.testkit.CheckpointStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2CheckpointStoreTest extends CheckpointStoreContract {
    @TempDir
    static Path folder;

    @BeforeEach
    void empty() {
        try (Database database = Database.open(DatabaseUrl.h2(folder.resolve("journeyman")), 2)) {
            Tables.empty(database);
        }
    }

    @Override
    protected CheckpointStore open() {
        return new JdbcCheckpointStore(
                Database.open(DatabaseUrl.h2(folder.resolve("journeyman")), 8),
                new ProjectId("app"),
                JdbcCheckpointStore.TERM);
    }
}
