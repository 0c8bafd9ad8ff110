package dev.journeyman.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.backend.jdbc.Journals.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An owner that neither renews nor gives back: a killed process, or one that sleeps. */
@SuppressWarnings("NullAway.Init")
@Timeout(60)
class LeaseTermTest {
    private static final WorkflowId ID = new WorkflowId("wf-1");
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    @Test
    void onPostgresqlASleeperIsFencedWhenItWakesUp() {
        try (Postgres postgres = new Postgres();
                Database database = Database.open(postgres.url(), 2)) {
            aSleeperIsFencedWhenItWakesUp(database);
        }
    }

    @Test
    void onH2ASleeperIsFencedWhenItWakesUp() {
        try (Database database = Database.open(DatabaseUrl.h2(folder.resolve("journeyman")), 2)) {
            aSleeperIsFencedWhenItWakesUp(database);
        }
    }

    private static void aSleeperIsFencedWhenItWakesUp(Database database) {
        ProjectId project = new ProjectId("app");
        new Projects(database).add(project);
        Leases leases = new Leases(database, SHORT);
        Journals journals = new Journals(database, project);
        long sleeper = leases.take(ID, "sleeper").orElseThrow();
        List<JournalEntry> first = Records.of(JournalEntry.GENESIS, 1, "{}");
        assertThat(journals.append(new Append(ID, sleeper, first, Records.head(ID, 1))))
                .isEqualTo(Outcome.DONE);

        Optional<Long> next = leases.take(ID, "next");
        while (next.isEmpty()) {
            next = leases.take(ID, "next");
        }
        assertThat(next.get()).isEqualTo(sleeper + 1);
        List<JournalEntry> second = Records.of(first.get(0).hash(), 2, "{}");
        assertThat(journals.append(new Append(ID, sleeper, second, Records.head(ID, 2))))
                .isEqualTo(Outcome.FENCED);
        assertThat(leases.renew(ID, sleeper)).isFalse();
        assertThat(journals.delete(ID, sleeper)).isFalse();
        assertThat(journals.append(new Append(ID, next.get(), second, Records.head(ID, 2))))
                .isEqualTo(Outcome.DONE);
        assertThat(journals.read(ID, 0, 10)).hasSize(2);
    }
}
