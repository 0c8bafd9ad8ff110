package dev.journeyman.core.engine;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.core.journal.Recorded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows in the tracker what the journal says of a plan's items.
 *
 * <p>Every call can be repeated; a tracker that fails delays nothing, since the journal is the truth.
 */
final class TrackerMirror {
    private static final Logger LOG = LoggerFactory.getLogger(TrackerMirror.class);

    private final WorkTracker tracker;
    private final ProjectId project;
    private final WorkflowId workflow;

    TrackerMirror(WorkTracker tracker, ProjectId project, WorkflowId workflow) {
        this.tracker = tracker;
        this.project = project;
        this.workflow = workflow;
    }

    void opened(String dispatch, Plan plan) {
        List<NewWorkItem> items =
                plan.items().stream().map(item -> item(dispatch, item)).toList();
        quietly(() -> tracker.create(project, items));
    }

    private NewWorkItem item(String dispatch, PlanItem item) {
        return new NewWorkItem(
                id(dispatch, item.key()),
                item.title(),
                item.task(),
                item.priority(),
                item.dependsOn().stream().map(key -> id(dispatch, key)).toList(),
                Optional.empty(),
                List.of(item.role().name()),
                Recorded.nameOf(dispatch),
                metadata(item));
    }

    /** What people ask for, and the plan says in no other place of an item. */
    private Map<String, String> metadata(PlanItem item) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("workflow", workflow.value());
        metadata.put("key", item.key());
        metadata.put("role", item.role().name());
        if (!item.estimate().equals(Estimate.UNKNOWN)) {
            metadata.put("complexity", item.estimate().complexity().name().toLowerCase(Locale.ROOT));
            metadata.put("lines", Integer.toString(item.estimate().lines()));
        }
        if (!item.files().isEmpty()) {
            metadata.put("files", String.join(", ", item.paths()));
        }
        return metadata;
    }

    void started(String dispatch, String key) {
        quietly(() -> tracker.claim(List.of(id(dispatch, key)), workflow));
    }

    void done(String dispatch, String key, String summary) {
        update(dispatch, key, ItemStatus.DONE, summary);
    }

    void blocked(String dispatch, String key, String why) {
        update(dispatch, key, ItemStatus.BLOCKED, why);
    }

    /** Takes back what a rollback has undone. */
    void correct(ItemStates.State item) {
        boolean atWork = item.status() == ItemStatus.IN_PROGRESS;
        update(item.dispatch(), item.key(), atWork ? ItemStatus.TODO : item.status(), "rolled back");
        if (atWork) {
            started(item.dispatch(), item.key());
        }
    }

    /** Whoever looks for work may see that nobody does this; the workflow takes it again when it goes on. */
    void giveBack(ItemStates.State item) {
        update(item.dispatch(), item.key(), ItemStatus.TODO, "the workflow rests");
    }

    private void update(String dispatch, String key, ItemStatus status, String note) {
        quietly(() -> update(id(dispatch, key), 1, ItemUpdate.status(status, note)));
    }

    private void update(WorkItemId id, long revision, ItemUpdate update) {
        try {
            tracker.update(id, revision, update);
        } catch (StaleItemException e) {
            WorkItem newer = e.newer();
            if (!newer.status().equals(update.status().orElseThrow())) {
                update(id, newer.revision(), update);
            }
        }
    }

    private WorkItemId id(String dispatch, String key) {
        return new WorkItemId(workflow + "/" + dispatch + "/" + key);
    }

    /** The key in its plan of an item; empty if it is another workflow's. */
    static Optional<String> key(WorkflowId workflow, WorkItemId item) {
        return Optional.of(item.value())
                .filter(id -> id.startsWith(workflow + "/"))
                .map(id -> id.substring(id.lastIndexOf('/') + 1));
    }

    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.warn("The tracker did not take a change ({}); the journal has it.", e.getMessage());
        }
    }
}
