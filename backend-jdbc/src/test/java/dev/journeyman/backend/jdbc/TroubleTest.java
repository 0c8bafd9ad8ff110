package dev.journeyman.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.JavaProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a database may answer, and what users are then told to do. */
@SuppressWarnings("NullAway.Init")
class TroubleTest {
    private static final Postgres POSTGRES = new Postgres();

    @TempDir
    private Path folder;

    @AfterAll
    static void drop() {
        POSTGRES.close();
    }

    @Test
    void aWrongPasswordIsSaidWithoutTellingIt() {
        String role = role("login password 'right'");
        POSTGRES.demandPassword(role);
        assertThatThrownBy(() -> open(as(role, "wrong-and-secret")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("refuses user or password. Correct DATABASE_URL")
                .hasMessageNotContaining("wrong-and-secret");
    }

    @Test
    void aMissingDatabaseIsNamed() {
        DatabaseUrl url = POSTGRES.url();
        DatabaseUrl elsewhere = new DatabaseUrl(
                url.jdbc().replaceFirst("journeyman_test_\\w+", "no_such_database"), url.user(), url.password());
        assertThatThrownBy(() -> open(elsewhere))
                .hasMessageContaining("There is no such database. Create it, or correct DATABASE_URL")
                .hasMessageContaining("no_such_database");
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        assertThatThrownBy(() -> open(DatabaseUrl.parse("postgresql://user:hush@localhost:" + nobody + "/work")))
                .hasMessageContaining("localhost:" + nobody + "/work")
                .hasMessageContaining("cannot be reached. Check host, port and network")
                .hasMessageNotContaining("hush");
    }

    @Test
    void missingTablesAreMadeByWhoMayMakeThem() {
        try (Postgres empty = new Postgres()) {
            String role = role("login");
            DatabaseUrl url = new DatabaseUrl(empty.url().jdbc(), Optional.of(role), Optional.of(""));
            assertThatThrownBy(() -> open(url))
                    .hasMessageContaining("tables in schema 'journeyman' are missing and could not be made")
                    .hasMessageContaining("permission denied")
                    .hasMessageContaining("Connect once as a role that may create them");
            open(empty.url());
            assertThatThrownBy(() -> open(url)).hasMessageContaining("Grant it what docs/databases.md lists");
        }
    }

    @Test
    void tablesOfANewerVersionAreLeftAlone() {
        try (Postgres newer = new Postgres()) {
            open(newer.url());
            Postgres.execute(
                    newer.url(),
                    "insert into journeyman.flyway_schema_history"
                            + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time,"
                            + " success) values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'tomorrow', 1, true)");
            assertThatThrownBy(() -> open(newer.url()))
                    .hasMessageContaining("made by a newer version of Journeyman (step 99)")
                    .hasMessageContaining("use that version, or another database");
        }
    }

    @Test
    void tablesOfAnOlderVersionAreBroughtUpToDate() {
        try (Postgres older = new Postgres()) {
            open(older.url());
            Postgres.execute(
                    older.url(), "insert into journeyman.project (name, repository, last_change) values ('p', 'r', 1)");
            Postgres.execute(
                    older.url(),
                    "insert into journeyman.work_item (id, project, title, description, status, priority, note, revision,"
                            + " change_number) values ('a', 'p', 'Title', '', 'TODO', 'P2', '', 1, 1)");
            Postgres.execute(
                    older.url(),
                    "alter table journeyman.work_item drop column phase, drop column metadata;"
                            + " alter table journeyman.project drop column configuration");
            Postgres.execute(
                    older.url(),
                    "drop view journeyman.session_log, journeyman.agent_log,"
                            + " journeyman.checkpoint, journeyman.phase_output, journeyman.event");
            Postgres.execute(older.url(), "drop table journeyman.scheduled_task, journeyman.heard");
            Postgres.execute(
                    older.url(),
                    "drop index journeyman.workflow_by_status;"
                            + " create index workflow_by_time on journeyman.workflow (updated_at)");
            Postgres.execute(older.url(), "delete from journeyman.flyway_schema_history where version <> '1'");
            open(older.url());
            Postgres.execute(older.url(), "select 1 from journeyman.checkpoint, journeyman.heard");
            assertThat(items(older.url()))
                    .containsExactly(WorkItem.of(
                            new ProjectId("p"),
                            new NewWorkItem(
                                    new WorkItemId("a"),
                                    "Title",
                                    "",
                                    Priority.P2,
                                    List.of(),
                                    Optional.empty(),
                                    List.of())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "21000, true",
        "22021, true",
        "23505, true",
        "40P01, true",
        "54000, true",
        "08006, false",
        "57P01, false",
        "57014, false",
        "40003, false",
        "53100, false"
    })
    void onlyWhatTheServerRefusedIsSureNotToBeThere(String state, boolean refused) {
        RuntimeException trouble = new IllegalStateException(new SQLException("reason", state));
        assertThat(Trouble.isRefusal(trouble)).isEqualTo(refused);
    }

    private static List<WorkItem> items(DatabaseUrl url) {
        try (WorkTracker tracker = new JdbcWorkTracker(Database.open(url, 1))) {
            return tracker.changes(new ProjectId("p"), "", 10).items();
        }
    }

    @Test
    void theLeastPrivilegesOfTheDocumentAreEnough() {
        try (Postgres postgres = new Postgres()) {
            open(postgres.url());
            String role = role("login");
            for (String grant : Grants.documented(role)) {
                Postgres.execute(postgres.url(), grant);
            }
            append(new DatabaseUrl(postgres.url().jdbc(), Optional.of(role), Optional.of("")));
        }
    }

    @Test
    void whoMayOnlyReadIsToldAtTheFirstWrite() {
        try (Postgres postgres = new Postgres()) {
            open(postgres.url());
            String role = role("login");
            Postgres.execute(postgres.url(), "grant usage on schema journeyman to " + role);
            Postgres.execute(postgres.url(), "grant select on all tables in schema journeyman to " + role);
            DatabaseUrl url = new DatabaseUrl(postgres.url().jdbc(), Optional.of(role), Optional.of(""));
            assertThatThrownBy(() -> append(url))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("The role lacks a permission. Grant it what docs/databases.md lists");
        }
    }

    @Test
    void aPasswordInAUrlOfTheDriverIsRefusedWithoutTellingIt() {
        assertThatThrownBy(() -> DatabaseUrl.parse("jdbc:postgresql://user:hush@localhost/work"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has no user and password before its host")
                .hasMessageNotContaining("hush");
    }

    @Test
    void connectionsThatDoNotCommitAreRefused() {
        try (HikariDataSource pool = new HikariDataSource()) {
            DatabaseUrl url = POSTGRES.url();
            pool.setJdbcUrl(url.jdbc());
            url.user().ifPresent(pool::setUsername);
            url.password().ifPresent(pool::setPassword);
            pool.setAutoCommit(false);
            assertThatThrownBy(() -> Database.of(pool)).hasMessageContaining("do not commit by themselves");
        }
    }

    @Test
    void aDatabaseThatIsGoneLetsLeaseAndStoreBeClosed() {
        CheckpointStore store;
        Lease lease;
        try (Postgres postgres = new Postgres()) {
            store = new JdbcCheckpointStore(
                    Database.open(postgres.url(), 2), new ProjectId("app"), JdbcCheckpointStore.TERM);
            lease = store.acquire(new WorkflowId("wf-1"), "tester").orElseThrow();
        }
        lease.close();
        store.close();
        assertThatThrownBy(lease::renew).hasMessageContaining("wf-1");
    }

    @Test
    void anH2FileIsForOneProcess() throws Exception {
        Path file = folder.resolve("journeyman");
        try (Database database = Database.open(DatabaseUrl.h2(file), 2);
                ChildJvm second = JavaProgram.of(SecondProcess.class, file).start()) {
            assertThat(second.line())
                    .contains("Another process has the file open: an H2 file is for one process at a time");
            assertThat(database.tables()).isPresent();
        }
        try (ChildJvm next = JavaProgram.of(SecondProcess.class, file).start()) {
            assertThat(next.line()).startsWith("opened ");
        }
    }

    @Test
    void aFullDiskIsSaid() {
        assertThat(Trouble.meaning("53100")).contains("disk is full. Free some of it, then resume");
    }

    private static void append(DatabaseUrl url) {
        WorkflowId id = new WorkflowId("wf-1");
        try (CheckpointStore store =
                        new JdbcCheckpointStore(Database.open(url, 2), new ProjectId("app"), JdbcCheckpointStore.TERM);
                Lease lease = store.acquire(id, "tester").orElseThrow()) {
            lease.append(0, Records.of(JournalEntry.GENESIS, 1, "{}"), Records.head(id, 1));
            store.post(id, "s-1", "{}");
            assertThat(store.read(id, 0, 10)).hasSize(1);
            assertThat(lease.delete()).isTrue();
        }
    }

    private static void open(DatabaseUrl url) {
        Database.open(url, 2).close();
    }

    private static DatabaseUrl as(String role, String password) {
        return new DatabaseUrl(POSTGRES.url().jdbc(), Optional.of(role), Optional.of(password));
    }

    private static String role(String attributes) {
        return POSTGRES.role(attributes);
    }
}
