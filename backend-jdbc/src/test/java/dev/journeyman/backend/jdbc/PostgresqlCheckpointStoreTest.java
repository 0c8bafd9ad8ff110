package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.testkit.CheckpointStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresqlCheckpointStoreTest extends CheckpointStoreContract {
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
    protected CheckpointStore open() {
        return new JdbcCheckpointStore(
                Database.open(POSTGRES.url(), 8), new ProjectId("app"), JdbcCheckpointStore.TERM);
    }
}
