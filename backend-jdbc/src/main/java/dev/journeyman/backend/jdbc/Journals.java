package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of all journals, and the index row that each append replaces in the same transaction.
 *
 * <p>What is limited is ordered by all columns of an index: H2 reads only as much as it gives then.
 */
final class Journals {
    private static final Logger LOG = LoggerFactory.getLogger(Journals.class);

    private final Database database;
    private final ProjectId project;
    private final FencedInsert insert;
    private final GroupCommit<Append> group = new GroupCommit<>(this::together);

    Journals(Database database, ProjectId project) {
        this.database = database;
        this.project = project;
        this.insert = new FencedInsert(project);
    }

    /** The end of a journal. */
    record Newest(long sequence, String hash) {
        static final Newest NONE = new Newest(0, JournalEntry.GENESIS);

        static Newest of(JournalEntry entry) {
            return new Newest(entry.sequence(), entry.hash());
        }
    }

    /** How an append went. */
    enum Outcome {
        DONE,
        /** Somebody else owns the workflow now. */
        FENCED,
        /** The journal ends elsewhere. */
        STALE
    }

    List<JournalEntry> read(WorkflowId id, long afterSequence, int limit) {
        return database.with(handle -> handle.createQuery("select sequence, record, hash from journeyman.journal"
                        + " where workflow = :id and sequence > :after order by workflow, sequence limit :limit")
                .bind("id", id.value())
                .bind("after", afterSequence)
                .bind("limit", limit)
                .map((row, context) -> new JournalEntry(row.getLong(1), row.getString(2), row.getString(3)))
                .list());
    }

    Newest newest(WorkflowId id) {
        return database.with(handle -> handle.createQuery("select sequence, hash from journeyman.journal"
                        + " where workflow = :id order by workflow desc, sequence desc limit 1")
                .bind("id", id.value())
                .map((row, context) -> new Newest(row.getLong(1), row.getString(2)))
                .findOne()
                .orElse(Newest.NONE));
    }

    /** Appends only where the lease still has that epoch: its row is locked, so a takeover under way is waited for. */
    Outcome append(Append append) {
        try {
            return written(append) ? Outcome.DONE : Outcome.FENCED;
        } catch (RuntimeException e) {
            if (Trouble.isDuplicate(e)) {
                return Outcome.STALE;
            }
            throw e;
        }
    }

    private boolean written(Append append) {
        if (database.dialect() == Dialect.H2) {
            return database.transact(handle -> oneByOne(handle, append));
        }
        return (!append.large() && group.write(append))
                || database.connected(connection -> insert.patiently(connection, append));
    }

    /** What is not written in a group is tried alone: only that tells why, and may wait for whoever has the lease locked. */
    private boolean[] together(List<Append> appends) {
        try {
            return database.connected(connection -> insert.atOnce(connection, appends));
        } catch (RuntimeException e) {
            if (appends.size() == 1 || !Trouble.isRefusal(e)) {
                throw e;
            }
            LOG.debug("Nothing of {} appends was written together: each is tried alone.", appends.size(), e);
            return new boolean[appends.size()];
        }
    }

    /** About how many bytes a journal takes. */
    long size(WorkflowId id) {
        return database.with(handle -> handle.createQuery("select coalesce(sum(octet_length(record) + 64), 0)"
                        + " from journeyman.journal where workflow = :id")
                .bind("id", id.value())
                .mapTo(Long.class)
                .one());
    }

    /** Deletes a workflow with its inbox, where the lease still has that epoch; the lease has ended then. */
    boolean delete(WorkflowId id, long epoch) {
        return database.transact(handle -> {
            boolean held = handle.createQuery("select epoch from journeyman.lease where workflow = :id"
                            + " and epoch = :epoch for update")
                    .bind("id", id.value())
                    .bind("epoch", epoch)
                    .mapTo(Long.class)
                    .findOne()
                    .isPresent();
            if (held) {
                handle.execute("delete from journeyman.journal where workflow = ?", id.value());
                handle.execute("delete from journeyman.inbox where workflow = ?", id.value());
                handle.execute("delete from journeyman.heard where workflow = ?", id.value());
                handle.execute("delete from journeyman.workflow where id = ?", id.value());
                handle.execute(
                        "update journeyman.lease set epoch = epoch + 1, expires_at = " + Leases.now(database.dialect())
                                + " where workflow = ?",
                        id.value());
            }
            return held;
        });
    }

    private boolean oneByOne(Handle handle, Append append) {
        for (JournalEntry entry : append.entries()) {
            int written = handle.createUpdate("insert into journeyman.journal (workflow, sequence, epoch, record, hash)"
                            + " select :id, :sequence, epoch, :record, :hash from journeyman.lease"
                            + " where workflow = :id and epoch = :epoch for update")
                    .bind("id", append.id().value())
                    .bind("epoch", append.epoch())
                    .bind("sequence", entry.sequence())
                    .bind("record", entry.json())
                    .bind("hash", entry.hash())
                    .execute();
            if (written == 0) {
                return false;
            }
        }
        return Heads.bind(handle.createUpdate(Heads.MERGE), project, append.head())
                        .execute()
                > 0;
    }
}
