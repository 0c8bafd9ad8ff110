package dev.journeyman.benchmarks;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.backend.jdbc.Database;
import dev.journeyman.backend.jdbc.DatabaseUrl;
import dev.journeyman.backend.jdbc.JdbcCheckpointStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Appends to many journals at once, each by its lease, beside rows of the same bytes on as many bare connections. */
final class Appends {
    private static final String RECORD = "{\"news\":\"" + "x".repeat(1024 - 11) + "\"}";
    private static final InstantSource CLOCK = InstantSource.system();
    private static final double AIM = 0.8;

    private final DatabaseUrl database;
    private final int workflows;
    private final Duration time;
    private final Samples ours = new Samples();
    private final Samples bare = new Samples();
    private int rounds;

    Appends(DatabaseUrl database, int workflows, Duration time) {
        this.database = database;
        this.workflows = workflows;
        this.time = time;
    }

    /** The table of the yardstick: that of journals, without all that is around it. */
    static void prepare(DatabaseUrl database) throws SQLException {
        DatabaseServer.execute(database, """
                create table bare_journal (
                  workflow varchar(64) not null,
                  sequence bigint not null,
                  epoch bigint not null,
                  record text not null,
                  hash char(64) not null,
                  recorded_at timestamp(6) with time zone not null default current_timestamp,
                  primary key (workflow, sequence))
                """);
    }

    void round() throws Exception {
        rounds++;
        bare.add(bare());
        ours.add(ours());
    }

    private long ours() throws Exception {
        try (JdbcCheckpointStore store = new JdbcCheckpointStore(
                Database.open(database, workflows), new ProjectId("app"), JdbcCheckpointStore.TERM)) {
            List<Appender> appenders = new ArrayList<>();
            for (int i = 0; i < workflows; i++) {
                WorkflowId id = new WorkflowId(name(i));
                appenders.add(new Appender(id, store.acquire(id, "benchmark").orElseThrow()));
            }
            return SideBySide.nanosEach(appenders, time);
        }
    }

    private long bare() throws Exception {
        List<Inserter> inserters = new ArrayList<>();
        try {
            for (int i = 0; i < workflows; i++) {
                inserters.add(new Inserter(name(i), DatabaseServer.connect(database)));
            }
            return SideBySide.nanosEach(inserters, time);
        } finally {
            for (Inserter inserter : inserters) {
                inserter.close();
            }
        }
    }

    /** How many in a second. */
    double bareInserts() {
        return bare.perSecond();
    }

    private String name(int number) {
        return workflows + "-" + rounds + "-" + number;
    }

    void print(Figures figures) {
        figures.say(String.format(
                Locale.ROOT,
                "  %2d workflows: %7.0f appends/s, %7.0f bare inserts/s (medians of %d rounds)",
                workflows,
                ours.perSecond(),
                bare.perSecond(),
                rounds));
        figures.atLeast("appends / bare inserts, " + workflows + " at once", bare.median() / ours.median(), AIM);
    }

    /** A workflow that records. */
    private static final class Appender implements SideBySide.Work {
        private final WorkflowId id;
        private final Lease lease;
        private JournalEntry newest;

        Appender(WorkflowId id, Lease lease) {
            this.id = id;
            this.lease = lease;
            this.newest = JournalEntry.chain(1, JournalEntry.GENESIS, RECORD);
            lease.append(0, List.of(newest), head(1));
        }

        @Override
        public void run() {
            JournalEntry next = JournalEntry.chain(newest.sequence() + 1, newest.hash(), RECORD);
            lease.append(newest.sequence(), List.of(next), head(next.sequence()));
            newest = next;
        }

        private WorkflowHead head(long sequence) {
            return new WorkflowHead(
                    id,
                    "Grow",
                    WorkflowStatus.RUNNING,
                    "code",
                    40,
                    Optional.empty(),
                    Usage.NONE,
                    sequence,
                    CLOCK.instant());
        }
    }

    /** A connection that inserts the same rows. */
    private static final class Inserter implements SideBySide.Work, AutoCloseable {
        private final String workflow;
        private final Connection connection;
        private final PreparedStatement insert;
        private String hash = JournalEntry.GENESIS;
        private long sequence;

        Inserter(String workflow, Connection connection) throws SQLException {
            this.workflow = workflow;
            this.connection = connection;
            this.insert = connection.prepareStatement(
                    "insert into bare_journal (workflow, sequence, epoch, record, hash) values (?, ?, ?, ?, ?)");
        }

        @Override
        public void run() throws SQLException {
            sequence++;
            hash = JournalEntry.chainedHash(hash, RECORD);
            insert.setString(1, workflow);
            insert.setLong(2, sequence);
            insert.setLong(3, 1);
            insert.setString(4, RECORD);
            insert.setString(5, hash);
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
