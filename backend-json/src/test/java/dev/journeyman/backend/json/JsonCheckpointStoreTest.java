package dev.journeyman.backend.json;

import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.testkit.CheckpointStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JsonCheckpointStoreTest extends CheckpointStoreContract {
    @TempDir
    Path state;

    @Override
    protected CheckpointStore open() {
        return new JsonCheckpointStore(state);
    }
}
