package dev.journeyman.testkit;

import dev.journeyman.api.store.CheckpointStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What every {@link CheckpointStore} keeps. A store's own test extends it and says how to open one. */
public abstract class CheckpointStoreContract
        implements JournalContract, LeaseContract, InboxContract, IndexContract, DeletionContract {
    private final List<CheckpointStore> handles = new ArrayList<>();

    /** Opens a handle on this test's journals, as a process of its own would; all handles of a test share them. */
    protected abstract CheckpointStore open() throws Exception;

    /** Plays a kill of the process that opened the handle. Closing it is as near as most stores come in one process. */
    protected void crash(CheckpointStore handle) {
        handle.close();
    }

    @Override
    public final CheckpointStore store() throws Exception {
        return handles.isEmpty() ? another() : handles.get(0);
    }

    @Override
    public final CheckpointStore another() throws Exception {
        CheckpointStore handle = open();
        handles.add(handle);
        return handle;
    }

    @Override
    public final void kill(CheckpointStore handle) {
        crash(handle);
    }

    @AfterEach
    final void closeHandles() {
        handles.forEach(CheckpointStore::close);
    }
}
