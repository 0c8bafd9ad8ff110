package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A {@link WorkTracker} in PostgreSQL or H2, for any number of processes and machines.
 *
 * <p>Whoever changes an item of a project takes the project's next change number and holds it until the commit, so that
 * numbers come in the order of the commits and a reader of changes misses none.
 */
public final class JdbcWorkTracker implements WorkTracker {
    /** Most claims find one here; so few that a database reads them by their ids, whatever it knows of the table. */
    private static final int FIRST_PAGE = 16;

    private static final int PAGE = 1_000;

    private final Database database;
    private final ItemRows rows = new ItemRows();

    /** Opens the tracker; closing it closes the database too. */
    public JdbcWorkTracker(Database database) {
        this.database = database;
    }

    @Override
    public List<WorkItem> create(ProjectId project, List<NewWorkItem> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        List<WorkItemId> ids = items.stream().map(NewWorkItem::id).toList();
        new Projects(database).add(project);
        return database.transact(handle -> {
            lock(handle, project);
            Map<WorkItemId, WorkItem> known = rows.find(handle, ids);
            List<WorkItem> created = new ArrayList<>();
            for (NewWorkItem item : items) {
                created.add(known.computeIfAbsent(item.id(), unknown -> insert(handle, WorkItem.of(project, item))));
            }
            return created;
        });
    }

    private WorkItem insert(Handle handle, WorkItem item) {
        rows.insert(handle, item, nextChange(handle, item.project()));
        return item;
    }

    /** Until the end of the transaction nobody else changes an item of the project. */
    private void lock(Handle handle, ProjectId project) {
        handle.createQuery("select last_change from journeyman.project where name = :name "
                        + database.dialect().forChange())
                .bind("name", project.value())
                .mapTo(Long.class)
                .one();
    }

    /** Until the end of the transaction nobody else gets one. */
    private static long nextChange(Handle handle, ProjectId project) {
        return handle.createUpdate("update journeyman.project set last_change = last_change + 1 where name = :name")
                .bind("name", project.value())
                .executeAndReturnGeneratedKeys("last_change")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public ItemChanges changes(ProjectId project, String cursor, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
        long after = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        return database.transact(handle -> {
            List<ItemRows.Changed> page = rows.changedAfter(handle, project, known(handle, project, after), limit + 1);
            List<ItemRows.Changed> shown = page.subList(0, Math.min(limit, page.size()));
            long next = shown.isEmpty() ? after : shown.get(shown.size() - 1).change();
            return new ItemChanges(
                    shown.stream().map(ItemRows.Changed::item).toList(),
                    Long.toString(next),
                    page.size() > shown.size());
        });
    }

    /** A cursor from beyond the last change belongs to a database that is no more: everything is new to its holder. */
    private static long known(Handle handle, ProjectId project, long cursor) {
        return handle.createQuery("select last_change from journeyman.project where name = :name")
                .bind("name", project.value())
                .mapTo(Long.class)
                .findOne()
                .filter(last -> cursor > last)
                .map(last -> 0L)
                .orElse(cursor);
    }

    @Override
    public Optional<WorkItem> claim(List<WorkItemId> inOrder, WorkflowId by) {
        int size = FIRST_PAGE;
        for (int from = 0; from < inOrder.size(); from += size) {
            size = from == 0 ? FIRST_PAGE : PAGE;
            Optional<WorkItem> item = claimOf(inOrder.subList(from, Math.min(inOrder.size(), from + size)), by);
            if (item.isPresent()) {
                return item;
            }
        }
        return Optional.empty();
    }

    private Optional<WorkItem> claimOf(List<WorkItemId> inOrder, WorkflowId by) {
        while (true) {
            Optional<WorkItem> seen = database.with(handle -> rows.claimable(handle, inOrder, by));
            if (seen.isEmpty() || seen.get().isClaimedBy(by)) {
                return seen;
            }
            Optional<WorkItem> taken = take(seen.get().project(), inOrder, by);
            if (taken.isPresent()) {
                return taken;
            }
        }
    }

    /** Others who want one of the same items come later, and see which are left. */
    private Optional<WorkItem> take(ProjectId project, List<WorkItemId> inOrder, WorkflowId by) {
        return database.dialect() == Dialect.POSTGRESQL
                ? database.with(handle -> rows.claim(handle, project, inOrder, by))
                : database.transact(handle -> stepByStep(handle, project, inOrder, by));
    }

    private Optional<WorkItem> stepByStep(Handle handle, ProjectId project, List<WorkItemId> inOrder, WorkflowId by) {
        long change = nextChange(handle, project);
        return rows.claimable(handle, inOrder, by)
                .filter(item -> item.project().equals(project))
                .map(item -> item.isClaimedBy(by) ? item : replace(handle, item.claimed(by), change));
    }

    private WorkItem replace(Handle handle, WorkItem item, long change) {
        rows.replace(handle, item, change);
        return item;
    }

    /** False if somebody changed the item meanwhile. */
    private boolean replaced(WorkItem item, WorkItem next) {
        return database.transact(handle -> {
            lock(handle, item.project());
            boolean current = item.equals(rows.find(handle, List.of(item.id())).get(item.id()));
            if (current) {
                rows.replace(handle, next, nextChange(handle, item.project()));
            }
            return current;
        });
    }

    @Override
    public WorkItem update(WorkItemId id, long expectedRevision, ItemUpdate update) {
        WorkItem item = get(id);
        if (item.revision() != expectedRevision) {
            throw new StaleItemException(item, expectedRevision);
        }
        WorkItem next = item.updated(update);
        if (!replaced(item, next)) {
            throw new StaleItemException(get(id), expectedRevision);
        }
        return next;
    }

    private WorkItem get(WorkItemId id) {
        return Optional.ofNullable(
                        database.with(handle -> rows.find(handle, List.of(id))).get(id))
                .orElseThrow(() -> new NoSuchElementException("There is no work item " + id + "."));
    }

    @Override
    public void comment(WorkItemId id, String commentId, String markdown) {
        WorkItem item = get(id);
        database.transact(handle -> {
            lock(handle, item.project());
            return rows.comment(handle, id, commentId, markdown);
        });
    }

    /** What was commented on an item, oldest first. */
    public List<String> comments(WorkItemId id) {
        return database.with(handle -> rows.comments(handle, id));
    }

    @Override
    public void close() {
        database.close();
    }
}
