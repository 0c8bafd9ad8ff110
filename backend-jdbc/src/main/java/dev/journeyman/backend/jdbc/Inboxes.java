package dev.journeyman.backend.jdbc;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.PostedSignal;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of all inboxes. Positions are given in the order of the commits, so a reader never misses one. */
final class Inboxes {
    private static final int MOST_COLLISIONS = 100;

    private final Database database;

    Inboxes(Database database) {
        this.database = database;
    }

    long post(WorkflowId id, String signalId, String json) {
        for (int collisions = 0; ; collisions++) {
            Optional<Long> position = database.with(handle -> position(handle, id, signalId));
            if (position.isPresent()) {
                return position.get();
            }
            try {
                return database.transact(handle -> insert(handle, id, signalId, json));
            } catch (RuntimeException e) {
                // Somebody else was first with the position, or with the signal.
                if (!Trouble.isDuplicate(e) || collisions == MOST_COLLISIONS) {
                    throw e;
                }
            }
        }
    }

    private static Optional<Long> position(Handle handle, WorkflowId id, String signalId) {
        return handle.createQuery("select position from journeyman.inbox where workflow = :id and signal = :signal")
                .bind("id", id.value())
                .bind("signal", signalId)
                .mapTo(Long.class)
                .findOne();
    }

    private long insert(Handle handle, WorkflowId id, String signalId, String json) {
        long next = handle.createQuery(
                        "select coalesce(max(position), 0) + 1 from journeyman.inbox where workflow = :id")
                .bind("id", id.value())
                .mapTo(Long.class)
                .one();
        handle.createUpdate("insert into journeyman.inbox (workflow, position, signal, body)"
                        + " values (:id, :position, :signal, :body)")
                .bind("id", id.value())
                .bind("position", next)
                .bind("signal", signalId)
                .bind("body", json)
                .execute();
        if (database.dialect() == Dialect.POSTGRESQL) {
            handle.execute("select pg_notify('" + Listener.CHANNEL + "', ?)", id.value());
        }
        return next;
    }

    List<PostedSignal> read(WorkflowId id, long afterPosition) {
        return database.with(handle -> handle.createQuery("select position, signal, body from journeyman.inbox"
                        + " where workflow = :id and position > :after order by position")
                .bind("id", id.value())
                .bind("after", afterPosition)
                .map((row, context) -> new PostedSignal(row.getLong(1), row.getString(2), row.getString(3)))
                .list());
    }
}
