package dev.journeyman.examples;

import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.backend.json.JsonCheckpointStore;
import dev.journeyman.testkit.CheckpointStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A store keeps what the engine needs of every store; here the bundled one, in yours your own. */
class FileStoreTest extends CheckpointStoreContract {
    @TempDir
    Path folder;

    @Override
    protected CheckpointStore open() {
        return new JsonCheckpointStore(folder);
    }
}
