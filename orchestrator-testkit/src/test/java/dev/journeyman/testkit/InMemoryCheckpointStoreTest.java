package dev.journeyman.testkit;

import dev.journeyman.api.store.CheckpointStore;

class InMemoryCheckpointStoreTest extends CheckpointStoreContract {
    private final InMemoryCheckpointStore journals = new InMemoryCheckpointStore();

    @Override
    protected CheckpointStore open() {
        return journals.reopened();
    }

    @Override
    protected void crash(CheckpointStore handle) {
        ((InMemoryCheckpointStore) handle).crash();
    }
}
