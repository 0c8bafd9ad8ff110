package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.WorkflowHead;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The rows of all journals, and the index row that each append replaces in the same transaction. */
final class Journals {
    private final Database database;
    private final ProjectId project;

    Journals(Database database, ProjectId project) {
        this.database = database;
        this.project = project;
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
                        + " where workflow = :id and sequence > :after order by sequence limit :limit")
                .bind("id", id.value())
                .bind("after", afterSequence)
                .bind("limit", limit)
                .map((row, context) -> new JournalEntry(row.getLong(1), row.getString(2), row.getString(3)))
                .list());
    }

    Newest newest(WorkflowId id) {
        return database.with(handle -> handle.createQuery("select sequence, hash from journeyman.journal"
                        + " where workflow = :id order by sequence desc limit 1")
                .bind("id", id.value())
                .map((row, context) -> new Newest(row.getLong(1), row.getString(2)))
                .findOne()
                .orElse(Newest.NONE));
    }

    /** Appends only where the lease still has that epoch: its row is locked, so a takeover under way is waited for. */
    Outcome append(WorkflowId id, long epoch, List<JournalEntry> entries, WorkflowHead head) {
        try {
            int rows = database.dialect() == Dialect.POSTGRESQL
                    ? database.with(handle -> inOneStatement(handle, id, epoch, entries, head))
                    : database.transact(handle -> oneByOne(handle, id, epoch, entries, head));
            return rows == 0 ? Outcome.FENCED : Outcome.DONE;
        } catch (RuntimeException e) {
            if (Trouble.isDuplicate(e)) {
                return Outcome.STALE;
            }
            throw e;
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

    private int inOneStatement(
            Handle handle, WorkflowId id, long epoch, List<JournalEntry> entries, WorkflowHead head) {
        Update update = handle.createUpdate("""
                with held as (
                  select epoch from journeyman.lease where workflow = :id and epoch = :epoch for share),
                written as (
                  insert into journeyman.journal (workflow, sequence, epoch, record, hash)
                  select :id, e.sequence, held.epoch, e.record, e.hash
                  from held, unnest(:sequences, :records, :hashes) as e (sequence, record, hash)
                  returning sequence)
                insert into journeyman.workflow as w
                  (id, project, title, status, phase, percent, open_question, model_calls, input_tokens, output_tokens,
                   micro_dollars, unpriced_calls, sequence, updated_at, answer_by)
                select :id, :project, :title, :status, :phase, :percent, :question, :calls, :input, :output, :money, :unpriced,
                  :sequence, :updated, :answerBy
                where exists (select 1 from written)
                on conflict (id) do update set title = excluded.title, status = excluded.status,
                  phase = excluded.phase, percent = excluded.percent, open_question = excluded.open_question,
                  model_calls = excluded.model_calls, input_tokens = excluded.input_tokens,
                  output_tokens = excluded.output_tokens, micro_dollars = excluded.micro_dollars,
                  unpriced_calls = excluded.unpriced_calls, sequence = excluded.sequence,
                  updated_at = excluded.updated_at, answer_by = excluded.answer_by
                """);
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
        return Heads.bind(update, project, head)
                .bind("id", id.value())
                .bind("epoch", epoch)
                .execute();
    }

    private int oneByOne(Handle handle, WorkflowId id, long epoch, List<JournalEntry> entries, WorkflowHead head) {
        for (JournalEntry entry : entries) {
            int written = handle.createUpdate("insert into journeyman.journal (workflow, sequence, epoch, record, hash)"
                            + " select :id, :sequence, epoch, :record, :hash from journeyman.lease"
                            + " where workflow = :id and epoch = :epoch for update")
                    .bind("id", id.value())
                    .bind("epoch", epoch)
                    .bind("sequence", entry.sequence())
                    .bind("record", entry.json())
                    .bind("hash", entry.hash())
                    .execute();
            if (written == 0) {
                return 0;
            }
        }
        return Heads.bind(handle.createUpdate(Heads.MERGE), project, head).execute();
    }
}
