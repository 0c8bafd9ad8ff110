package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.util.List;
import java.util.Optional;

/** The tracker under test, and the other processes that use the same items. */
interface TrackerHandles {
    ProjectId PROJECT = new ProjectId("project");
    WorkflowId WORKFLOW = new WorkflowId("wf-1");
    WorkflowId RIVAL = new WorkflowId("wf-2");
    WorkItemId A = new WorkItemId("a");
    WorkItemId B = new WorkItemId("b");
    WorkItemId C = new WorkItemId("c");

    /** The handle that most of a test goes through. */
    WorkTracker tracker() throws Exception;

    /** One more handle, as another process would have it. */
    WorkTracker another() throws Exception;

    /** What was commented on an item, oldest first. */
    List<String> commentsOn(WorkTracker handle, WorkItemId id);

    default List<WorkItem> create(WorkItemId... ids) throws Exception {
        return tracker()
                .create(PROJECT, List.of(ids).stream().map(TrackerHandles::item).toList());
    }

    default Optional<WorkItem> claim(WorkflowId by, WorkItemId... inOrder) throws Exception {
        return tracker().claim(List.of(inOrder), by);
    }

    default WorkItem update(WorkItemId id, ItemUpdate update) throws Exception {
        WorkItem current = all(tracker()).stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
        return tracker().update(id, current.revision(), update);
    }

    static NewWorkItem item(WorkItemId id) {
        return new NewWorkItem(
                id, "Item " + id, "What to do", Priority.P2, List.of(), Optional.empty(), List.of("label"));
    }

    static List<WorkItem> all(WorkTracker tracker) {
        return tracker.changes(PROJECT, "", 1000).items();
    }

    static WorkItem only(WorkTracker tracker) {
        List<WorkItem> items = all(tracker);
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
