package dev.journeyman.testkit;

import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What every {@link WorkTracker} keeps. A tracker's own test extends it and says how to open one. */
public abstract class WorkTrackerContract
        implements CreationContract, ChangesContract, ClaimContract, UpdateContract, DoneContract {
    private final List<WorkTracker> handles = new ArrayList<>();

    /** Opens a handle on this test's items, as a process of its own would; all handles of a test share them. */
    protected abstract WorkTracker open() throws Exception;

    /** What was commented on an item, oldest first; the SPI has no need to read it. */
    protected abstract List<String> comments(WorkTracker handle, WorkItemId id);

    @Override
    public final WorkTracker tracker() throws Exception {
        return handles.isEmpty() ? another() : handles.get(0);
    }

    @Override
    public final WorkTracker another() throws Exception {
        WorkTracker handle = open();
        handles.add(handle);
        return handle;
    }

    @Override
    public final List<String> commentsOn(WorkTracker handle, WorkItemId id) {
        return comments(handle, id);
    }

    @AfterEach
    final void closeHandles() {
        handles.forEach(WorkTracker::close);
    }
}
