package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.store.JournalEntry;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/**
 * An append on PostgreSQL: one statement that writes only where the lease still has the owner's epoch. The lease's row is
 * locked meanwhile, so a takeover is either seen or waits for the commit.
 */
final class FencedInsert {
    private static final String HELD =
            "with held as (select epoch from journeyman.lease where workflow = :id and epoch = :epoch for share";
    private static final String WRITTEN =
            "), written as (insert into journeyman.journal (workflow, sequence, epoch, record, hash) ";
    private static final String ONE = HELD + " skip locked" + WRITTEN
            + "select :id, :number, epoch, :record, :hash from held returning sequence) " + Heads.UPSERT;
    private static final String ALL = HELD + WRITTEN
            + "select :id, e.sequence, held.epoch, e.record, e.hash"
            + " from held, unnest(:sequences, :records, :hashes) as e (sequence, record, hash) returning sequence) "
            + Heads.UPSERT;

    private final ProjectId project;

    FencedInsert(ProjectId project) {
        this.project = project;
    }

    /** Says of each whether it was written; one whose lease is locked by somebody at this moment is not. */
    boolean[] those(Handle handle, List<Append> appends) {
        PreparedBatch batch = handle.prepareBatch(ONE);
        appends.forEach(append -> one(batch, append).add());
        int[] rows = batch.execute();
        boolean[] written = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            written[i] = rows[i] > 0;
        }
        return written;
    }

    /** Whether it was written where nobody has the lease locked at this moment. */
    boolean atOnce(Handle handle, Append append) {
        return one(handle.createUpdate(ONE), append).execute() > 0;
    }

    /** Whether it was written; a takeover under way is waited for. */
    boolean whole(Handle handle, Append append) {
        Update update = handle.createUpdate(ALL);
        List<JournalEntry> entries = append.entries();
        update.bindArray(
                "sequences",
                Long.class,
                entries.stream().map(JournalEntry::sequence).toList());
        update.bindArray(
                "records",
                String.class,
                entries.stream().map(JournalEntry::json).toList());
        update.bindArray(
                "hashes", String.class, entries.stream().map(JournalEntry::hash).toList());
        return common(update, append).execute() > 0;
    }

    private <S extends SqlStatement<S>> S one(S statement, Append append) {
        JournalEntry entry = append.entries().get(0);
        return common(statement, append)
                .bind("number", entry.sequence())
                .bind("record", entry.json())
                .bind("hash", entry.hash());
    }

    private <S extends SqlStatement<S>> S common(S statement, Append append) {
        return Heads.bind(statement, project, append.head())
                .bind("id", append.id().value())
                .bind("epoch", append.epoch());
    }
}
