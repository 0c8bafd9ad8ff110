package dev.journeyman.backend.json;

import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.testkit.WorkTrackerContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The same contract while the file is written anew all the time. */
class CompactingJsonWorkTrackerTest extends WorkTrackerContract {
    @TempDir
    Path state;

    @Override
    protected WorkTracker open() {
        return new JsonWorkTracker(state, 1, DiskFile::new);
    }

    @Override
    protected List<String> comments(WorkTracker handle, WorkItemId id) {
        return ((JsonWorkTracker) handle).comments(id);
    }
}
