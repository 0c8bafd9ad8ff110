package dev.journeyman.backend.linear;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.ItemRemarks;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Work items that people see and edit in Linear. A tracker on this machine keeps them, decides claims and revisions, and never
 * waits: a thread brings it and Linear together in the background.
 *
 * <p>What changes here is sent in batches, of each item how it stands now, each change and comment once. What people change in
 * Linear is taken up here and told as {@link #remarks}. Where both change the same, the issue stays as people have it. No
 * outage, exhausted quota or crash loses a change; it is sent later. Any number of processes may use one folder: one of them
 * at a time talks to Linear.
 */
public final class LinearWorkTracker implements WorkTracker {
    private static final String FOLDER = "linear";

    private final WorkTracker local;
    private final Outbox outbox;
    private final RemarkFile remarks;
    private final Projects projects;
    private final SyncLoop loop;

    /**
     * Opens the tracker in the folder {@code linear} of a state folder; asks Linear nothing before it is used.
     *
     * @param local keeps the items on this machine; closed with this tracker
     * @param context where, and how; the settings are those of {@link LinearWorkTrackerProvider}
     */
    public LinearWorkTracker(WorkTracker local, ProviderContext context) {
        Settings settings = Settings.of(context.settings());
        Path folder = context.stateDirectory().resolve(FOLDER);
        this.local = local;
        this.outbox = new Outbox(folder.resolve("outbox"));
        this.remarks = new RemarkFile(Sides.remarks(folder));
        this.projects = new Projects(folder.resolve("projects"), local);
        LinearApi api = new LinearApi(settings, context.environment(), context.clock());
        this.loop = new SyncLoop(
                folder,
                () -> new Sync(Sides.open(folder, settings, api, local, outbox), projects, context.clock()),
                new Pace(context.clock(), ThreadLocalRandom.current()::nextDouble));
    }

    @Override
    public List<WorkItem> create(ProjectId project, List<NewWorkItem> items) {
        projects.register(project);
        List<WorkItem> created = local.create(project, items);
        loop.ring();
        return created;
    }

    @Override
    public ItemChanges changes(ProjectId project, String cursor, int limit) {
        return local.changes(project, cursor, limit);
    }

    @Override
    public Optional<WorkItem> claim(List<WorkItemId> inOrder, WorkflowId by) {
        Optional<WorkItem> claimed = local.claim(inOrder, by);
        loop.ring();
        return claimed;
    }

    @Override
    public WorkItem update(WorkItemId id, long expectedRevision, ItemUpdate update) {
        WorkItem updated = local.update(id, expectedRevision, update);
        loop.ring();
        return updated;
    }

    @Override
    public void comment(WorkItemId id, String commentId, String markdown) {
        local.comment(id, commentId, markdown);
        outbox.put(new Outbox.Comment(ClientId.of("comment", id.value(), commentId), id.value(), markdown));
        loop.ring();
    }

    @Override
    public ItemRemarks remarks(String cursor, int limit) {
        loop.begin();
        return remarks.read(cursor, limit);
    }

    @Override
    public void close() {
        loop.close();
        local.close();
    }
}
