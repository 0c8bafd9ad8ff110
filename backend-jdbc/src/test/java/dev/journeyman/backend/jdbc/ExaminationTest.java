package dev.journeyman.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Finding;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.ProviderContext;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What 'journeyman doctor' says of a database. */
@SuppressWarnings("NullAway.Init")
class ExaminationTest {
    @TempDir
    private Path state;

    private final Postgres postgres = new Postgres();

    @AfterEach
    void drop() {
        postgres.close();
    }

    @Test
    void anEmptyDatabaseStaysEmpty() {
        assertThat(examine(postgres.address()))
                .allMatch(Finding::ok)
                .extracting(Finding::detail)
                .anyMatch(detail -> detail.contains("answers, PostgreSQL"))
                .contains("the tables are missing: the first workflow makes them");
        assertThat(examine(postgres.address()))
                .extracting(Finding::detail)
                .as("it still is")
                .contains("the tables are missing: the first workflow makes them");
    }

    @Test
    void tablesAndRightsAreSaid() {
        Database.open(postgres.url(), 1).close();
        assertThat(examine(postgres.address()))
                .allMatch(Finding::ok)
                .extracting(Finding::detail)
                .contains("all tables may be read and written")
                .anyMatch(detail -> detail.matches("tables of version \\d+"));
    }

    @Test
    void aRoleThatMayOnlyReadIsToldWhatItLacks() {
        Database.open(postgres.url(), 1).close();
        String role = postgres.role("login");
        Postgres.execute(postgres.url(), "grant usage on schema journeyman to " + role);
        Postgres.execute(postgres.url(), "grant select on all tables in schema journeyman to " + role);
        assertThat(examine(postgres.address().replaceFirst("//[^@]*@", "//" + role + "@")))
                .filteredOn(finding -> !finding.ok())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail())
                        .contains("may not read and write project, workflow, lease, journal")
                        .contains("docs/databases.md"));
    }

    @Test
    void whatIsWrongComesWithWhatToDo() {
        assertThat(examine(postgres.address().replaceFirst("journeyman_test_\\w+", "no_such_database")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("There is no such database. Create it"));
        assertThat(examine("mysql://localhost/work"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("it begins with 'mysql:'"));
        assertThat(examine(""))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("DATABASE_URL is not set"));
    }

    @Test
    void anH2FileIsNotMadeByLookingForIt() {
        assertThat(Examination.h2("h2", context("")))
                .containsExactly(new Finding("h2", true, "no file yet: the first workflow makes it"));
        assertThat(state).isEmptyDirectory();
        Database.open(new Settings(context("")).file(), 1).close();
        assertThat(Examination.h2("h2", context("")))
                .allMatch(Finding::ok)
                .extracting(Finding::detail)
                .anyMatch(detail -> detail.matches("tables of version \\d+"));
    }

    private List<Finding> examine(String url) {
        return Examination.postgresql("postgresql", context(url));
    }

    private ProviderContext context(String url) {
        return new ProviderContext(
                new ProjectId("app"),
                "host:/app",
                state,
                Map.of(),
                variable -> Optional.of(url),
                InstantSource.system());
    }
}
