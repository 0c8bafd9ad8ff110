package dev.journeyman.backend.jdbc;

import static java.util.stream.Collectors.joining;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.WorkflowHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Appends on PostgreSQL: one statement that writes only where the lease still has the owner's epoch. The lease's row is
 * locked meanwhile, so a takeover is either seen or waits for the commit.
 *
 * <p>Bare JDBC, since a journal is what everything waits for.
 */
final class FencedInsert {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final List<Column> COLUMNS = List.of(
            new Column("workflow", "text", row -> row.append().id().value()),
            new Column("epoch", "bigint", row -> row.append().epoch()),
            new Column("sequence", "bigint", row -> row.entry().sequence()),
            new Column("record", "text", row -> row.entry().json()),
            new Column("hash", "text", row -> row.entry().hash()),
            new Column("newest", "bigint", row -> row.append().newest()),
            Column.shown("title", "text", WorkflowHead::title),
            Column.shown("status", "text", head -> head.status().name()),
            Column.shown("phase", "text", WorkflowHead::phase),
            Column.shown("percent", "bigint", head -> (long) head.percent()),
            Column.shown("open_question", "text", head -> head.openQuestion().orElse(null)),
            Column.shown(
                    "model_calls", "bigint", head -> (long) head.committed().modelCalls()),
            Column.shown("input_tokens", "bigint", head -> head.committed().inputTokens()),
            Column.shown("output_tokens", "bigint", head -> head.committed().outputTokens()),
            Column.shown("micro_dollars", "bigint", head -> head.committed().microDollars()),
            Column.shown(
                    "unpriced_calls", "bigint", head -> (long) head.committed().unpricedCalls()),
            Column.shown("shown_sequence", "bigint", WorkflowHead::sequence),
            Column.shown("updated_at", "timestamptz", head -> time(head.updated())),
            Column.shown(
                    "answer_by",
                    "timestamptz",
                    head -> head.answerBy().map(FencedInsert::time).orElse(null)));

    private static final String ONE_ROW = COLUMNS.stream()
            .map(column -> "?::" + column.type() + " as " + column.name())
            .collect(joining(", ", "select ", ""));
    private static final String ROWS = COLUMNS.stream()
            .map(column -> "?::" + column.type() + "[]")
            .collect(joining(
                    ", ",
                    "select * from unnest(",
                    COLUMNS.stream().map(Column::name).collect(joining(", ", ") as rows (", ")"))));

    /** Only the newest entry of an append has the head that is shown. */
    private static final String STATEMENT = """
            with asked as (%s),
            held as (
              select l.workflow, l.epoch from journeyman.lease l
              where (l.workflow, l.epoch) in (select workflow, epoch from asked) for share of l %s),
            written as (
              insert into journeyman.journal (workflow, sequence, epoch, record, hash)
              select workflow, a.sequence, epoch, a.record, a.hash from asked a join held using (workflow, epoch)
              returning workflow, epoch, sequence),
            shown as (
              insert into journeyman.workflow as w
                (id, project, title, status, phase, percent, open_question, model_calls, input_tokens, output_tokens,
                 micro_dollars, unpriced_calls, sequence, updated_at, answer_by)
              select workflow, ?, title, status, phase, percent, open_question, model_calls, input_tokens, output_tokens,
                micro_dollars, unpriced_calls, shown_sequence, updated_at, answer_by
              from asked join written using (workflow, epoch, sequence) where sequence = newest
              on conflict (id) do update set title = excluded.title, status = excluded.status,
                phase = excluded.phase, percent = excluded.percent, open_question = excluded.open_question,
                model_calls = excluded.model_calls, input_tokens = excluded.input_tokens,
                output_tokens = excluded.output_tokens, micro_dollars = excluded.micro_dollars,
                unpriced_calls = excluded.unpriced_calls, sequence = excluded.sequence,
                updated_at = excluded.updated_at, answer_by = excluded.answer_by)
            select workflow, epoch from written
            """;

    private static final String SKIPPING = "skip locked";
    private static final String ONE_ROW_AT_ONCE = STATEMENT.formatted(ONE_ROW, SKIPPING);
    private static final String AT_ONCE = STATEMENT.formatted(ROWS, SKIPPING);
    private static final String PATIENTLY = STATEMENT.formatted(ROWS, "");

    private final ProjectId project;

    FencedInsert(ProjectId project) {
        this.project = project;
    }

    /** As text; PostgreSQL has no sign for years of five digits, and knows none after 294276. */
    private static String time(Instant time) {
        return time.isAfter(LATEST) ? "infinity" : time.toString();
    }

    /** A value of each row. */
    private record Column(String name, String type, Function<Row, @Nullable Object> value) {
        static Column shown(String name, String type, Function<WorkflowHead, @Nullable Object> value) {
            return new Column(name, type, row -> value.apply(row.append().head()));
        }

        /** Times are sent as text. */
        int sent() {
            return type.equals("bigint") ? Types.BIGINT : Types.VARCHAR;
        }
    }

    private record Row(Append append, JournalEntry entry) {}

    /** An owner's right to append. */
    private record Right(WorkflowId id, long epoch) {
        static Right of(Append append) {
            return new Right(append.id(), append.epoch());
        }
    }

    /** Says of each whether it was written; one whose lease is locked by somebody at this moment is not. */
    boolean[] atOnce(Connection connection, List<Append> appends) throws SQLException {
        List<Row> rows = rows(appends);
        Set<Right> written = rows.size() == 1 ? writeOne(connection, rows.get(0)) : write(connection, AT_ONCE, rows);
        boolean[] each = new boolean[appends.size()];
        for (int i = 0; i < each.length; i++) {
            each[i] = written.contains(Right.of(appends.get(i)));
        }
        return each;
    }

    /** Whether it was written; a takeover under way is waited for. */
    boolean patiently(Connection connection, Append append) throws SQLException {
        return !write(connection, PATIENTLY, rows(List.of(append))).isEmpty();
    }

    private static List<Row> rows(List<Append> appends) {
        return appends.stream()
                .flatMap(append -> append.entries().stream().map(entry -> new Row(append, entry)))
                .toList();
    }

    private Set<Right> writeOne(Connection connection, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE_ROW_AT_ONCE)) {
            int at = 0;
            for (Column column : COLUMNS) {
                statement.setObject(++at, column.value().apply(row), column.sent());
            }
            return run(statement);
        }
    }

    private Set<Right> write(Connection connection, String sql, List<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            for (Column column : COLUMNS) {
                Object[] values = rows.stream().map(column.value()).toArray();
                statement.setArray(++at, connection.createArrayOf(column.type(), values));
            }
            return run(statement);
        }
    }

    private Set<Right> run(PreparedStatement statement) throws SQLException {
        statement.setString(COLUMNS.size() + 1, project.value());
        Set<Right> written = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                written.add(new Right(new WorkflowId(rows.getString(1)), rows.getLong(2)));
            }
        }
        return written;
    }
}
