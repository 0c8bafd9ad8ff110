package dev.journeyman.backend.linear;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemRemark;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.backend.json.JsonWorkTracker;
import dev.journeyman.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Both sides in a test, brought together step by step by the test itself, on a clock that stands still. */
final class Bench implements AutoCloseable {
    static final ProjectId PROJECT = new ProjectId("shop");
    static final WorkflowId WORKFLOW = new WorkflowId("wf-1");

    final LinearServer server;
    final SettableClock clock = SettableClock.atSomeTime();
    final Path state;
    final Map<String, String> settings = new HashMap<>();
    final WorkTracker local;
    private @Nullable LinearApi api;
    private final Map<String, String> environment = new HashMap<>(Map.of("LINEAR_API_KEY", LinearServer.KEY));

    Bench(Path state) throws IOException {
        this.state = state;
        this.server = new LinearServer();
        this.local = new JsonWorkTracker(state);
        settings.putAll(Map.of("team", "ENG", "url", server.url()));
    }

    LinearModel linear() {
        return server.model;
    }

    void key(String value) {
        environment.put("LINEAR_API_KEY", value);
    }

    ProviderContext context() {
        return new ProviderContext(
                PROJECT, "a repository", state, settings, name -> Optional.ofNullable(environment.get(name)), clock);
    }

    /** One for all processes that are played: what it knows is in the headers of each answer. */
    LinearApi api() {
        if (api == null) {
            api = new LinearApi(Settings.of(settings), context().environment(), clock);
        }
        return api;
    }

    Path folder() {
        return state.resolve("linear");
    }

    Outbox outbox() {
        return new Outbox(folder().resolve("outbox"));
    }

    Projects projects() {
        return new Projects(folder().resolve("projects"), local);
    }

    /** A sync as a new process would make it: it knows what is in the files. */
    Sync sync() {
        return new Sync(Sides.open(folder(), Settings.of(settings), api(), local, outbox()), projects(), clock);
    }

    /** Brings both sides together after some time, by a new process. */
    void later() throws InterruptedException {
        clock.advance(Duration.ofMinutes(1));
        sync().run();
    }

    List<WorkItem> create(String... ids) {
        projects().register(PROJECT);
        return local.create(PROJECT, List.of(ids).stream().map(Bench::item).toList());
    }

    static NewWorkItem item(String id) {
        return new NewWorkItem(
                new WorkItemId(id),
                "Item " + id,
                "What to do:\n\n- this",
                Priority.P2,
                List.of(),
                Optional.empty(),
                List.of("CODER"));
    }

    WorkItem get(String id) {
        return local.changes(PROJECT, "", 1_000).items().stream()
                .filter(item -> item.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    void set(String id, ItemStatus status, String note) {
        WorkItem now = get(id);
        local.update(now.id(), now.revision(), ItemUpdate.status(status, note));
    }

    WorkItem claim(String id) {
        return local.claim(List.of(new WorkItemId(id)), WORKFLOW).orElseThrow();
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (ItemRemark remark :
                new RemarkFile(Sides.remarks(folder())).read("", 1_000).remarks()) {
            remarks.add(remark.item() + ", " + remark.by() + ": " + remark.text());
        }
        return remarks;
    }

    @Override
    public void close() {
        server.close();
    }
}
