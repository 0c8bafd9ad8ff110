package dev.journeyman.testkit;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.ItemRemark;
import dev.journeyman.api.work.ItemRemarks;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A {@link WorkTracker} in memory. Several handles may share the items, each playing a process of its own:
 * {@link #reopened()} opens one more.
 */
public final class InMemoryWorkTracker implements WorkTracker {
    private final Items items;

    public InMemoryWorkTracker() {
        this(new Items());
    }

    private InMemoryWorkTracker(Items items) {
        this.items = items;
    }

    /** Another handle on the same items, as another process would have it. */
    public InMemoryWorkTracker reopened() {
        return new InMemoryWorkTracker(items);
    }

    @Override
    public List<WorkItem> create(ProjectId project, List<NewWorkItem> newItems) {
        synchronized (items) {
            return newItems.stream().map(item -> items.create(project, item)).toList();
        }
    }

    @Override
    public ItemChanges changes(ProjectId project, String cursor, int limit) {
        synchronized (items) {
            return items.changes(project, cursor.isEmpty() ? 0 : Long.parseLong(cursor), limit);
        }
    }

    @Override
    public Optional<WorkItem> claim(List<WorkItemId> inOrder, WorkflowId by) {
        synchronized (items) {
            return inOrder.stream()
                    .flatMap(id -> items.find(id).stream())
                    .filter(item -> item.isClaimableBy(by))
                    .findFirst()
                    .map(item -> item.isClaimedBy(by) ? item : items.put(item.claimed(by)));
        }
    }

    @Override
    public WorkItem update(WorkItemId id, long expectedRevision, ItemUpdate update) {
        synchronized (items) {
            WorkItem item = items.get(id);
            if (item.revision() != expectedRevision) {
                throw new StaleItemException(item, expectedRevision);
            }
            return items.put(item.updated(update));
        }
    }

    @Override
    public void comment(WorkItemId id, String commentId, String markdown) {
        synchronized (items) {
            items.get(id);
            items.comments.computeIfAbsent(id, unknown -> new LinkedHashMap<>()).putIfAbsent(commentId, markdown);
        }
    }

    /** What was commented on an item, oldest first. */
    public List<String> comments(WorkItemId id) {
        synchronized (items) {
            return List.copyOf(items.comments.getOrDefault(id, Map.of()).values());
        }
    }

    /** Plays a person who says something about an item in a place where it is shared. */
    public void remark(ItemRemark remark) {
        synchronized (items) {
            items.remarks.add(remark);
        }
    }

    @Override
    public ItemRemarks remarks(String cursor, int limit) {
        synchronized (items) {
            int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
            int to = Math.min(items.remarks.size(), from + limit);
            return new ItemRemarks(items.remarks.subList(from, to), Integer.toString(to), to < items.remarks.size());
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    /** What all handles share; itself the lock. */
    private static final class Items {
        /** In the order of their last change. */
        private final Map<WorkItemId, Changed> byId = new LinkedHashMap<>();

        private final Map<WorkItemId, Map<String, String>> comments = new LinkedHashMap<>();
        private final List<ItemRemark> remarks = new ArrayList<>();
        private long changes;

        Optional<WorkItem> find(WorkItemId id) {
            return Optional.ofNullable(byId.get(id)).map(Changed::item);
        }

        WorkItem get(WorkItemId id) {
            return find(id).orElseThrow(() -> new NoSuchElementException("There is no work item " + id + "."));
        }

        WorkItem put(WorkItem item) {
            byId.remove(item.id());
            byId.put(item.id(), new Changed(++changes, item));
            return item;
        }

        WorkItem create(ProjectId project, NewWorkItem item) {
            return find(item.id()).orElseGet(() -> put(WorkItem.of(project, item)));
        }

        ItemChanges changes(ProjectId project, long after, int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("A limit is at least 1.");
            }
            List<Changed> all = byId.values().stream()
                    .filter(changed -> changed.change > after)
                    .filter(changed -> changed.item.project().equals(project))
                    .toList();
            List<Changed> page = all.subList(0, Math.min(limit, all.size()));
            long cursor = page.isEmpty() ? after : page.get(page.size() - 1).change;
            return new ItemChanges(
                    page.stream().map(Changed::item).toList(), Long.toString(cursor), page.size() < all.size());
        }
    }

    private record Changed(long change, WorkItem item) {}
}
