package dev.journeyman.testkit;

import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.util.List;

class InMemoryWorkTrackerTest extends WorkTrackerContract {
    private final InMemoryWorkTracker items = new InMemoryWorkTracker();

    @Override
    protected WorkTracker open() {
        return items.reopened();
    }

    @Override
    protected List<String> comments(WorkTracker handle, WorkItemId id) {
        return ((InMemoryWorkTracker) handle).comments(id);
    }
}
