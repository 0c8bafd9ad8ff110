package dev.journeyman.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of a journal with the tools of their database. */
@SuppressWarnings("NullAway.Init")
class ViewsTest {
    private static final WorkflowId ID = new WorkflowId("wf-1");

    @TempDir
    private Path folder;

    @Test
    void postgresqlShowsWhatAJournalSays() {
        try (Postgres postgres = new Postgres();
                Database database = Database.open(postgres.url(), 2)) {
            show(database);
            assertThat(rows(database, "select name, rolled_back from journeyman.checkpoint order by sequence"))
                    .containsExactly("start|f", "after plan|f", "before push|t", "paused|f");
            assertThat(rows(database, "select value ->> 'summary' from journeyman.phase_output"))
                    .containsExactly("One file.");
        }
    }

    @Test
    void h2ShowsWhatAJournalSays() {
        try (Database database = Database.open(DatabaseUrl.h2(folder.resolve("journeyman")), 2)) {
            show(database);
        }
    }

    private static void show(Database database) {
        try (CheckpointStore store = new JdbcCheckpointStore(
                Database.of(database.source()), new ProjectId("app"), JdbcCheckpointStore.TERM)) {
            write(store);
        }
        assertThat(rows(database, "select phase, artifact, type from journeyman.phase_output"))
                .containsExactly("plan|plan|Plan");
        assertThat(rows(database, "select sequence, name, tree from journeyman.checkpoint order by sequence"))
                .containsExactly("1|start|null", "3|after plan|abc", "6|before push|null", "8|paused|null");
        assertThat(rows(
                        database,
                        "select type, agent, model, input_tokens, micro_dollars, summary"
                                + " from journeyman.agent_log order by sequence"))
                .containsExactly("AskOpened|planner|null|null|null|null", "StepDone|null|openai:x|1200|4100|null");
        assertThat(rows(database, "select type, what, detail from journeyman.session_log order by sequence"))
                .contains("StatusChanged|PAUSED|a person asked", "RolledBack|3|null");
    }

    private static void write(CheckpointStore store) {
        try (Lease lease = store.acquire(ID, "tester").orElseThrow()) {
            List<JournalEntry> entries = Records.of(
                    JournalEntry.GENESIS,
                    1,
                    record(1, 0, "", "", "{'type':'Started','request':{'text':'Say bye'}}"),
                    record(2, 1, "plan#1", "ask:planner:1", "{'type':'AskOpened','role':'planner','agent':'planner'}"),
                    record(
                            3,
                            2,
                            "plan#1",
                            "",
                            "{'type':'PhaseDone','artifacts':[{'name':'plan','type':'Plan','value':{'summary':'One file.'}}],"
                                    + "'tree':'abc'}"),
                    record(
                            4,
                            3,
                            "code#1/ask:coder:1",
                            "model/1",
                            "{'type':'StepDone','action':{'type':'CallModel','model':'openai:x'},"
                                    + "'used':{'inputTokens':1200,'outputTokens':5,'microDollars':4100}}"),
                    record(5, 4, "", "", "{'type':'RollbackStarted','to':3,'plan':'back'}"),
                    record(6, 5, "deliver#1", "push/1", "{'type':'Intent','action':{'type':'Push','name':'push'}}"),
                    record(7, 3, "", "", "{'type':'RolledBack','to':3}"),
                    record(8, 7, "", "", "{'type':'StatusChanged','status':'PAUSED','reason':'a person asked'}"));
            lease.append(0, entries, Records.head(ID, entries.size()));
        }
    }

    private static String record(long sequence, long parent, String scope, String call, String event) {
        return ("{'sequence':" + sequence + ",'parent':" + parent + ",'at':'2026-11-21T19:13:05Z','scope':'" + scope
                        + "','call':'" + call + "','event':" + event + "}")
                .replace('\'', '"');
    }

    private static List<String> rows(Database database, String query) {
        return database.with((Handle handle) -> handle
                .createQuery(query)
                .map((row, context) -> {
                    StringBuilder line = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        line.append(i == 1 ? "" : "|").append(row.getString(i));
                    }
                    return line.toString();
                })
                .stream()
                .collect(Collectors.toList()));
    }
}
