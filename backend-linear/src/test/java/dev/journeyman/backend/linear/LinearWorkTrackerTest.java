package dev.journeyman.backend.linear;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.backend.json.JsonWorkTracker;
import dev.journeyman.testkit.WorkTrackerContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of all trackers; and after each of its tests Linear shows what the tracker holds. */
class LinearWorkTrackerTest extends WorkTrackerContract {
    @TempDir
    Path state;

    private final Map<WorkTracker, JsonWorkTracker> locals = new HashMap<>();
    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(state);
    }

    @Override
    protected WorkTracker open() {
        JsonWorkTracker local = new JsonWorkTracker(state);
        WorkTracker tracker = new LinearWorkTracker(local, bench.context());
        locals.put(tracker, local);
        return tracker;
    }

    @Override
    protected List<String> comments(WorkTracker handle, WorkItemId id) {
        return Objects.requireNonNull(locals.get(handle)).comments(id);
    }

    /** Runs before the contract closes its handles again, which is harmless. */
    @AfterEach
    void linearShowsTheSame() {
        locals.keySet().forEach(WorkTracker::close);
        States states = States.of(new ObjectMapper().valueToTree(bench.linear().states), Map.of());
        for (WorkItem item :
                bench.local.changes(new ProjectId("project"), "", 1_000).items()) {
            assertThat(bench.linear().titled(item.title()))
                    .containsEntry("priority", Settings.of(bench.settings).number(item.priority()));
            states.id(item.status())
                    .ifPresent(state ->
                            assertThat(bench.linear().titled(item.title())).containsEntry("stateId", state));
        }
        bench.close();
    }
}
