package com.example.shelf;

import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.testkit.CheckpointStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ShelfStoreTest extends CheckpointStoreContract {
    @TempDir
    Path project;

    @Override
    protected CheckpointStore open() {
        return new ShelfStore(project);
    }
}
