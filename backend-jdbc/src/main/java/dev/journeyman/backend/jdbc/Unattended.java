package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import java.util.List;

/** The workflows of a project that nobody attends to: they are to run and have no owner, or were told something nobody heard. */
final class Unattended {
    private final Database database;
    private final ProjectId project;
    private final String task;

    /** @param task the name of what is scheduled for them */
    Unattended(Database database, ProjectId project, String task) {
        this.database = database;
        this.project = project;
        this.task = task;
    }

    /** Those for which nothing is scheduled yet, the longest untouched first; no more than can be scheduled at a time. */
    List<WorkflowId> find() {
        return database.with(handle -> handle.createQuery("""
                        select w.id
                        from journeyman.workflow w
                        left join journeyman.lease l on l.workflow = w.id
                        left join journeyman.heard h on h.workflow = w.id
                        where w.project = :project
                          and (l.workflow is null or l.expires_at <= %s)
                          and (w.status in ('NOT_STARTED', 'RUNNING', 'STOPPING')
                            or exists (
                              select 1 from journeyman.inbox i
                              where i.workflow = w.id and i.position > coalesce(h.position, 0)))
                          and not exists (
                            select 1 from journeyman.scheduled_task s
                            where s.task_name = :task and s.task_instance = w.id)
                        order by w.updated_at, w.id
                        limit 1000
                        """.formatted(Leases.now(database.dialect())))
                .bind("project", project.value())
                .bind("task", task)
                .mapTo(String.class)
                .map(WorkflowId::new)
                .list());
    }

    /** The position of the newest signal to a workflow; 0 if there is none. */
    long newestSignal(WorkflowId id) {
        return database.with(handle -> handle.createQuery(
                        "select coalesce(max(position), 0) from journeyman.inbox where workflow = :id")
                .bind("id", id.value())
                .mapTo(Long.class)
                .one());
    }

    /** A node has taken up all that was said up to a position. */
    void heard(WorkflowId id, long position) {
        database.transact(handle -> {
            handle.execute("delete from journeyman.heard where workflow = ? and position <= ?", id.value(), position);
            return handle.execute(
                    "insert into journeyman.heard (workflow, position) select ?, ? where not exists"
                            + " (select 1 from journeyman.heard where workflow = ?)",
                    id.value(),
                    position,
                    id.value());
        });
    }
}
