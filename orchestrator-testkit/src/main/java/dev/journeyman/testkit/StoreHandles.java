package dev.journeyman.testkit;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.Lease;

/** The store under test, and the other processes that use the same journals. */
interface StoreHandles {
    WorkflowId ID = new WorkflowId("wf-1");
    WorkflowId OTHER = new WorkflowId("wf-2");

    /** The handle that most of a test goes through. */
    CheckpointStore store() throws Exception;

    /** One more handle, as another process would have it. */
    CheckpointStore another() throws Exception;

    /** Ends a handle as a kill of its process would. */
    void kill(CheckpointStore handle);

    /** A lease that a test needs to have. */
    default Lease lease(CheckpointStore store, WorkflowId id) {
        return store.acquire(id, "tester")
                .orElseThrow(() -> new AssertionError("Workflow " + id + " is free, but could not be acquired."));
    }

    /** A lease of {@link #ID} through the first handle. */
    default Lease lease() throws Exception {
        return lease(store(), ID);
    }
}
