package com.example.shelf;

import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.testkit.WorkTrackerContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class ShelfTrackerTest extends WorkTrackerContract {
    @TempDir
    Path project;

    @Override
    protected WorkTracker open() {
        return new ShelfTracker(project);
    }

    @Override
    protected List<String> comments(WorkTracker handle, WorkItemId id) {
        return ((ShelfTracker) handle).comments(id);
    }
}
