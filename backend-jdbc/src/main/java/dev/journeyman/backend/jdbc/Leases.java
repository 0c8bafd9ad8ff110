package dev.journeyman.backend.jdbc;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.Owner;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows that say who may append. All times are the database's, so that clocks of nodes do not matter. */
final class Leases {
    private final Database database;
    private final Duration term;

    Leases(Database database, Duration term) {
        this.database = database;
        this.term = term;
    }

    /** Takes a free one; gives its epoch, one more than any before. */
    Optional<Long> take(WorkflowId id, String owner) {
        addRow(id);
        return database.transact(handle -> {
            int taken = handle.createUpdate("update journeyman.lease set epoch = epoch + 1, owner = :owner,"
                            + " expires_at = " + later() + " where workflow = :id and expires_at <= " + now())
                    .bind("owner", owner)
                    .bind("id", id.value())
                    .bind("term", term.toMillis())
                    .execute();
            return taken == 0 ? Optional.empty() : Optional.of(epoch(handle, id));
        });
    }

    private void addRow(WorkflowId id) {
        database.insertOnce(
                "insert into journeyman.lease (workflow, epoch, owner, expires_at) values (:id, 0, '', " + now() + ")",
                Map.of("id", id.value()));
    }

    private static long epoch(Handle handle, WorkflowId id) {
        return handle.createQuery("select epoch from journeyman.lease where workflow = :id")
                .bind("id", id.value())
                .mapTo(Long.class)
                .one();
    }

    /** Says that the owner lives; false if somebody else owns it now. */
    boolean renew(WorkflowId id, long epoch) {
        return database.with(handle -> handle.createUpdate("update journeyman.lease set expires_at = " + later()
                                + " where workflow = :id and epoch = :epoch")
                        .bind("id", id.value())
                        .bind("epoch", epoch)
                        .bind("term", term.toMillis())
                        .execute())
                == 1;
    }

    /** Gives it back, if it is still that owner's; a renewal that is under way then comes too late. */
    void release(WorkflowId id, long epoch) {
        database.with(handle -> handle.createUpdate("update journeyman.lease set epoch = epoch + 1, expires_at = "
                        + now() + " where workflow = :id and epoch = :epoch")
                .bind("id", id.value())
                .bind("epoch", epoch)
                .execute());
    }

    Optional<Owner> owner(WorkflowId id) {
        return database.with(handle -> handle.createQuery(
                        "select owner from journeyman.lease where workflow = :id and expires_at > " + now())
                .bind("id", id.value())
                .map((row, context) -> new Owner(row.getString(1), 0, true))
                .findOne());
    }

    /** Not that of the transaction's begin: it may have waited. */
    static String now(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL ? "clock_timestamp()" : "current_timestamp(6)";
    }

    private String now() {
        return now(database.dialect());
    }

    private String later() {
        return now() + " + "
                + (database.dialect() == Dialect.POSTGRESQL
                        ? "make_interval(secs => :term / 1000.0)"
                        : "(:term / 1000.0) * interval '1' second");
    }
}
