package dev.journeyman.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.WorkflowHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Appends of several workflows in one transaction: what befalls one of them is no other's trouble. */
@Timeout(60)
class FencedInsertTest {
    private static final int OF_EACH = 30;
    private static final ProjectId PROJECT = new ProjectId("app");
    private static final WorkflowId A = new WorkflowId("a");
    private static final WorkflowId B = new WorkflowId("b");

    private final Postgres postgres = new Postgres();
    private final Database database = Database.open(postgres.url(), 8);
    private final Database another = Database.open(postgres.url(), 2);
    private final Leases leases = new Leases(database, Duration.ofMinutes(1));
    private final Journals journals = new Journals(database, PROJECT);
    private final FencedInsert insert = new FencedInsert(PROJECT);
    private long epoch;

    @BeforeEach
    void take() {
        new Projects(database).add(PROJECT);
        epoch = leases.take(A, "a").orElseThrow();
        assertThat(leases.take(B, "b")).contains(epoch);
    }

    @AfterEach
    void close() {
        database.close();
        another.close();
        postgres.close();
    }

    @Test
    void whoWasTakenOverWritesNothing() {
        List<Append> appends = List.of(first(A, epoch - 1), first(B, epoch));
        assertThat(database.<boolean[]>connected(connection -> insert.atOnce(connection, appends)))
                .containsExactly(false, true);
        assertThat(journals.read(A, 0, 10)).isEmpty();
        assertThat(journals.read(B, 0, 10)).hasSize(1);
    }

    @Test
    void aLeaseThatSomebodyHasLockedKeepsNobodyWaiting() {
        List<Append> appends = List.of(first(A, epoch), first(B, epoch));
        boolean[] written = another.transact(taker -> {
            taker.execute("select epoch from journeyman.lease where workflow = ? for update", A.value());
            return database.connected(connection -> insert.atOnce(connection, appends));
        });
        assertThat(written).containsExactly(false, true);
    }

    @Test
    void severalEntriesOfOneAppendShowTheHeadOnce() {
        List<JournalEntry> entries = Records.of(JournalEntry.GENESIS, 1, "{}", "{}");
        Append both = new Append(A, epoch, entries, Records.head(A, 2));
        List<Append> appends = List.of(both, first(B, epoch));
        assertThat(database.<boolean[]>connected(connection -> insert.atOnce(connection, appends)))
                .containsExactly(true, true);
        assertThat(journals.read(A, 0, 10)).isEqualTo(entries);
        assertThat(new Heads(database, PROJECT).select(HeadQuery.all()))
                .contains(Records.head(A, 2))
                .hasSize(2);
    }

    @Test
    void whoIsTakenOverMeanwhileWritesNothing() throws Exception {
        Append late = first(A, epoch);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> written = another.transact(taker -> {
                taker.execute(
                        "update journeyman.lease set epoch = epoch + 1, owner = 'b' where workflow = ?", A.value());
                return thread.submit(() -> database.connected(connection -> insert.patiently(connection, late)));
            });
            assertThat(written.get(30, TimeUnit.SECONDS)).isFalse();
        } finally {
            thread.shutdownNow();
        }
        assertThat(journals.read(A, 0, 10)).isEmpty();
    }

    @Test
    void aDeadlineThatNeverComesIsKept() {
        WorkflowHead head = Records.head(A, 1);
        WorkflowHead never = new WorkflowHead(
                head.id(),
                head.title(),
                head.status(),
                head.phase(),
                head.percent(),
                Optional.of("q"),
                head.committed(),
                head.sequence(),
                head.updated(),
                Optional.of(Instant.MAX));
        Append append = new Append(A, epoch, Records.of(JournalEntry.GENESIS, 1, "{}"), never);
        assertThat(database.<boolean[]>connected(connection -> insert.atOnce(connection, List.of(append))))
                .containsExactly(true);
        assertThat(new Heads(database, PROJECT).select(HeadQuery.all()))
                .singleElement()
                .satisfies(kept -> assertThat(kept.answerBy())
                        .hasValueSatisfying(time -> assertThat(time).isAfter(Instant.parse("9999-01-01T00:00:00Z"))));
    }

    @Test
    void whatHoldsAWholeJournalIsLarge() {
        assertThat(first(A, epoch).large()).isFalse();
        assertThat(new Append(A, epoch, Records.of(JournalEntry.GENESIS, 1, "x".repeat(2 << 20)), Records.head(A, 1))
                        .large())
                .isTrue();
    }

    @Test
    void aWorkItemThatIsBeingChangedKeepsNobodyWaiting() {
        JdbcWorkTracker tracker = new JdbcWorkTracker(database);
        boolean[] written = another.transact(changer -> {
            changer.execute("update journeyman.project set last_change = last_change + 1");
            return database.connected(connection -> insert.atOnce(connection, List.of(first(A, epoch))));
        });
        assertThat(written).containsExactly(true);
        assertThat(tracker.changes(PROJECT, "", 1).items()).isEmpty();
    }

    @Test
    void oneThatIsStaleFailsAlone() throws Exception {
        journals.append(first(A, epoch));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> others = threads.submit(() -> appendMany(B));
            for (int i = 0; i < OF_EACH; i++) {
                assertThat(journals.append(first(A, epoch))).isEqualTo(Journals.Outcome.STALE);
            }
            others.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(journals.read(A, 0, 10)).hasSize(1);
        assertThat(journals.read(B, 0, 2 * OF_EACH)).hasSize(OF_EACH);
    }

    private void appendMany(WorkflowId id) {
        String previous = JournalEntry.GENESIS;
        for (int sequence : IntStream.rangeClosed(1, OF_EACH).toArray()) {
            List<JournalEntry> entry = Records.of(previous, sequence, "{}");
            assertThat(journals.append(new Append(id, epoch, entry, Records.head(id, sequence))))
                    .isEqualTo(Journals.Outcome.DONE);
            previous = entry.get(0).hash();
        }
    }

    private static Append first(WorkflowId id, long epoch) {
        return new Append(id, epoch, Records.of(JournalEntry.GENESIS, 1, "{}"), Records.head(id, 1));
    }
}
