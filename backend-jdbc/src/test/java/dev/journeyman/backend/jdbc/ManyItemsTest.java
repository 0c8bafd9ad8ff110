package dev.journeyman.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How many rows a database reads for a call does not follow how many items there are. */
@SuppressWarnings("NullAway.Init")
@Timeout(60)
class ManyItemsTest {
    private static final ProjectId PROJECT = new ProjectId("app");
    private static final int ITEMS = 3_000;
    private static final int PAGE = 20;

    @TempDir
    private Path folder;

    private final Postgres postgres = new Postgres();
    private final Database database = Database.open(postgres.url(), 2);
    private final JdbcWorkTracker tracker = new JdbcWorkTracker(database);
    private final List<WorkItemId> ids = IntStream.range(0, ITEMS)
            .mapToObj(number -> new WorkItemId("items/" + number))
            .toList();

    @AfterEach
    void close() {
        tracker.close();
        postgres.close();
    }

    @Test
    void aPageAClaimAndWhatChangedByItReadFewRowsOfMany() {
        tracker.create(PROJECT, ids.stream().map(ManyItemsTest::item).toList());
        assertThat(rowsRead(() ->
                        assertThat(tracker.changes(PROJECT, "", PAGE).items()).hasSize(PAGE)))
                .as("before the server has counted them")
                .isBetween((long) PAGE, 5L * PAGE);
        database.with(handle -> handle.execute("analyze"));
        assertThat(rowsRead(() -> assertThat(tracker.claim(ids, new WorkflowId("wf")))
                        .map(WorkItem::id)
                        .contains(ids.get(0))))
                .isBetween(1L, 5L * PAGE);
        assertThat(rowsRead(this::assertThatTheClaimIsSeen)).isBetween(1L, (long) PAGE);
    }

    @Test
    void onH2APageReadsAsManyRowsAsItShows() {
        try (Database h2 = Database.open(DatabaseUrl.h2(folder.resolve("journeyman")), 2)) {
            new JdbcWorkTracker(h2)
                    .create(
                            PROJECT,
                            ids.subList(0, 10 * PAGE).stream()
                                    .map(ManyItemsTest::item)
                                    .toList());
            String plan = h2.with(handle -> handle.createQuery("explain analyze " + ItemRows.CHANGED_AFTER)
                    .bind("project", PROJECT.value())
                    .bind("change", 0)
                    .bind("limit", PAGE)
                    .mapTo(String.class)
                    .one());
            assertThat(plan).contains("scanCount: " + PAGE + " ");
        }
    }

    private void assertThatTheClaimIsSeen() {
        ItemChanges changes = tracker.changes(PROJECT, Integer.toString(ITEMS), PAGE);
        assertThat(changes.items()).extracting(WorkItem::id).containsExactly(ids.get(0));
    }

    /** All in one transaction, whose own reading the database tells. */
    private long rowsRead(Runnable work) {
        return database.transact(handle -> {
            long before = read(handle);
            work.run();
            return read(handle) - before;
        });
    }

    private static long read(Handle handle) {
        return handle.createQuery("select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables"
                        + " where relname like 'work_item%'")
                .mapTo(Long.class)
                .one();
    }

    private static NewWorkItem item(WorkItemId id) {
        return new NewWorkItem(
                id, "Item " + id, "What to do", Priority.P2, List.of(), Optional.empty(), List.of("label"));
    }
}
