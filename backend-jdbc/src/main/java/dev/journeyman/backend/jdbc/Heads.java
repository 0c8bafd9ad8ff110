package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.WorkflowHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of the index over workflows. */
final class Heads {
    static final String MERGE = """
            merge into journeyman.workflow
              (id, project, title, status, phase, percent, open_question, model_calls, input_tokens, output_tokens,
               micro_dollars, unpriced_calls, sequence, updated_at, answer_by)
            key (id)
            values (:workflow, :project, :title, :status, :phase, :percent, :question, :calls, :input, :output, :money,
              :unpriced, :sequence, :updated, :answerBy)
            """;

    private final Database database;
    private final ProjectId project;

    Heads(Database database, ProjectId project) {
        this.database = database;
        this.project = project;
    }

    static <S extends SqlStatement<S>> S bind(S statement, ProjectId project, WorkflowHead head) {
        Usage committed = head.committed();
        return statement
                .bind("workflow", head.id().value())
                .bind("project", project.value())
                .bind("title", head.title())
                .bind("status", head.status().name())
                .bind("phase", head.phase())
                .bind("percent", head.percent())
                .bind("question", head.openQuestion().orElse(null))
                .bind("calls", committed.modelCalls())
                .bind("input", committed.inputTokens())
                .bind("output", committed.outputTokens())
                .bind("money", committed.microDollars())
                .bind("unpriced", committed.unpricedCalls())
                .bind("sequence", head.sequence())
                .bind("updated", head.updated().atOffset(ZoneOffset.UTC))
                .bind(
                        "answerBy",
                        head.answerBy()
                                .map(time -> time.atOffset(ZoneOffset.UTC))
                                .orElse(null));
    }

    List<WorkflowHead> select(HeadQuery query) {
        String statuses = query.statuses().isEmpty() ? "" : " and status in (<statuses>)";
        return database.with(handle -> {
            var select = handle.createQuery("select * from journeyman.workflow where project = :project" + statuses
                    + " order by project, updated_at desc, id limit :limit");
            if (!query.statuses().isEmpty()) {
                select.bindList(
                        "statuses", query.statuses().stream().map(Enum::name).toList());
            }
            return select.bind("project", project.value())
                    .bind("limit", query.limit())
                    .map((row, context) -> head(row))
                    .list();
        });
    }

    /** The project that a workflow belongs to; empty if nothing was appended to it. */
    Optional<ProjectId> project(WorkflowId id) {
        return database.with(handle -> handle.createQuery("select project from journeyman.workflow where id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .map(ProjectId::new));
    }

    private static WorkflowHead head(ResultSet row) throws SQLException {
        return new WorkflowHead(
                new WorkflowId(row.getString("id")),
                row.getString("title"),
                WorkflowStatus.valueOf(row.getString("status")),
                row.getString("phase"),
                row.getInt("percent"),
                Optional.ofNullable(row.getString("open_question")),
                new Usage(
                        row.getInt("model_calls"),
                        row.getLong("input_tokens"),
                        row.getLong("output_tokens"),
                        row.getLong("micro_dollars"),
                        row.getInt("unpriced_calls")),
                row.getLong("sequence"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("answer_by", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
