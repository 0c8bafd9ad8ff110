package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The rows of work items, with their labels, dependencies and comments. */
final class ItemRows {
    /** Labels and dependencies by their item alone: by a list of items a database might rather read all that there are. */
    private static final String NAMES = """
            id, project, title, description, status, priority, parent, phase, metadata, claimed_by, note, revision,
              change_number,
              array(select l.label from journeyman.work_item_label l where l.item = work_item.id order by l.position)
                as labels,
              array(select d.depends_on from journeyman.work_item_dependency d where d.item = work_item.id
                order by d.position) as dependencies""";

    private static final String COLUMNS = "select " + NAMES + " from journeyman.work_item";

    /** Of PostgreSQL: whoever waited for the project's row skips what was claimed meanwhile. Only ids lead to the items. */
    private static final String CLAIM = """
            with change as (
              update journeyman.project set last_change = last_change + 1 where name = :project returning last_change),
            first as (
              select i.id as item, i.project as belongs, last_change from journeyman.work_item i, change
              where i.id = any(:ids)
                and (i.status = 'TODO' or i.status = 'IN_PROGRESS' and i.claimed_by = :by)
              order by array_position(:ids, i.id) limit 1 for no key update of i)
            update journeyman.work_item set status = 'IN_PROGRESS', claimed_by = :by, revision = revision + 1,
              change_number = first.last_change, completed_at = null
            from first where id = first.item and first.belongs = :project and status = 'TODO'
            returning\s""" + NAMES;

    /** H2 reads only a page of the index when it is ordered by all of its columns. */
    static final String CHANGED_AFTER = COLUMNS + " where project = :project and change_number > :change"
            + " order by project, change_number limit :limit";

    /**
     * An item, and the number of its last change.
     *
     * @param change grows with each change within the project
     */
    record Changed(WorkItem item, long change) {}

    /** Those of these items that there are. */
    Map<WorkItemId, WorkItem> find(Handle handle, Collection<WorkItemId> ids) {
        List<String> values = ids.stream().map(WorkItemId::value).distinct().toList();
        Query query = handle.createQuery(COLUMNS + " where id in (<ids>)").bindList("ids", values);
        Map<WorkItemId, WorkItem> found = new HashMap<>();
        read(query).forEach(changed -> found.put(changed.item().id(), changed.item()));
        return found;
    }

    /** The first of these items that a workflow may claim, or has claimed. */
    Optional<WorkItem> claimable(Handle handle, List<WorkItemId> inOrder, WorkflowId by) {
        Set<String> ids = handle.createQuery("select id from journeyman.work_item where id in (<ids>)"
                        + " and (status = 'TODO' or status = 'IN_PROGRESS' and claimed_by = :by)")
                .bindList("ids", inOrder.stream().map(WorkItemId::value).toList())
                .bind("by", by.value())
                .mapTo(String.class)
                .collect(Collectors.toSet());
        return inOrder.stream()
                .filter(id -> ids.contains(id.value()))
                .findFirst()
                .map(id -> find(handle, List.of(id)).get(id));
    }

    /** Claims the first of these items in one statement; empty if the workflow has it already, or somebody took the last. */
    Optional<WorkItem> claim(Handle handle, ProjectId project, List<WorkItemId> inOrder, WorkflowId by) {
        Query query = handle.createQuery(CLAIM)
                .bind("project", project.value())
                .bind("by", by.value())
                .bindArray(
                        "ids",
                        String.class,
                        inOrder.stream().map(WorkItemId::value).toList());
        return read(query).stream().map(Changed::item).findFirst();
    }

    /** In the order of their changes. */
    List<Changed> changedAfter(Handle handle, ProjectId project, long change, int limit) {
        return read(handle.createQuery(CHANGED_AFTER)
                .bind("project", project.value())
                .bind("change", change)
                .bind("limit", limit));
    }

    private static List<Changed> read(Query query) {
        return query.map((row, context) -> changed(row)).list();
    }

    private static Changed changed(ResultSet row) throws SQLException {
        WorkItem item = new WorkItem(
                new WorkItemId(row.getString("id")),
                new ProjectId(row.getString("project")),
                row.getString("title"),
                row.getString("description"),
                ItemStatus.valueOf(row.getString("status")),
                Priority.valueOf(row.getString("priority")),
                texts(row, "dependencies").map(WorkItemId::new).toList(),
                Optional.ofNullable(row.getString("parent")).map(WorkItemId::new),
                texts(row, "labels").toList(),
                row.getString("phase"),
                Metadata.read(row.getString("id"), row.getString("metadata")),
                Optional.ofNullable(row.getString("claimed_by")).map(WorkflowId::new),
                row.getString("note"),
                row.getLong("revision"));
        return new Changed(item, row.getLong("change_number"));
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray()).map(Object::toString);
    }

    void insert(Handle handle, WorkItem item, long change) {
        bind(
                        handle.createUpdate("insert into journeyman.work_item (id, project, title, description, status,"
                                + " priority, parent, phase, metadata, claimed_by, note, revision, change_number)"
                                + " values (:id, :project, :title, :description, :status, :priority, :parent, :phase,"
                                + " :metadata, :claimedBy, :note, :revision, :change)"),
                        item,
                        change)
                .bind("project", item.project().value())
                .bind("parent", item.parent().map(WorkItemId::value).orElse(null))
                .bind("phase", item.phase())
                .bind("metadata", Metadata.write(item.metadata()))
                .execute();
        add(handle, "work_item_label", "label", item.id(), item.labels());
        add(
                handle,
                "work_item_dependency",
                "depends_on",
                item.id(),
                item.dependsOn().stream().map(WorkItemId::value).toList());
    }

    private static void add(Handle handle, String table, String column, WorkItemId item, List<String> values) {
        for (int position = 0; position < values.size(); position++) {
            handle.createUpdate("insert into journeyman." + table + " (item, position, " + column
                            + ") values (:item, :position, :value)")
                    .bind("item", item.value())
                    .bind("position", position)
                    .bind("value", values.get(position))
                    .execute();
        }
    }

    /** Labels, dependencies, phase and metadata never change. */
    void replace(Handle handle, WorkItem item, long change) {
        bind(
                        handle.createUpdate("update journeyman.work_item set title = :title,"
                                + " description = :description, status = :status, priority = :priority,"
                                + " claimed_by = :claimedBy, note = :note, revision = :revision,"
                                + " change_number = :change, completed_at = case when :status = 'DONE'"
                                + " then coalesce(completed_at, current_timestamp) end where id = :id"),
                        item,
                        change)
                .execute();
    }

    private static Update bind(Update update, WorkItem item, long change) {
        return update.bind("id", item.id().value())
                .bind("title", item.title())
                .bind("description", item.description())
                .bind("status", item.status().name())
                .bind("priority", item.priority().name())
                .bind("claimedBy", item.claimedBy().map(WorkflowId::value).orElse(null))
                .bind("note", item.note())
                .bind("revision", item.revision())
                .bind("change", change);
    }

    /** Adds it unless it is there; whether it was added. */
    boolean comment(Handle handle, WorkItemId item, String comment, String markdown) {
        boolean there =
                handle.createQuery("select count(*) from journeyman.work_item_comment where item = :item and id = :id")
                                .bind("item", item.value())
                                .bind("id", comment)
                                .mapTo(Long.class)
                                .one()
                        > 0;
        if (!there) {
            handle.createUpdate("insert into journeyman.work_item_comment (item, position, id, markdown)"
                            + " select :item, count(*) + 1, :id, :markdown from journeyman.work_item_comment"
                            + " where item = :item")
                    .bind("item", item.value())
                    .bind("id", comment)
                    .bind("markdown", markdown)
                    .execute();
        }
        return !there;
    }

    List<String> comments(Handle handle, WorkItemId item) {
        return handle.createQuery(
                        "select markdown from journeyman.work_item_comment where item = :item order by position")
                .bind("item", item.value())
                .mapTo(String.class)
                .list();
    }
}
