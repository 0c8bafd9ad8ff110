package dev.journeyman.backend.jdbc;

import dev.journeyman.api.store.StoreException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** Our tables, in a schema of their own; made and brought up to date by whoever first connects with the right to. */
final class Schema {
    static final String NAME = "journeyman";
    private static final String SCRIPTS = "classpath:dev/journeyman/backend/jdbc/schema/";

    private final Flyway flyway;

    Schema(DataSource database, Dialect dialect) {
        this.flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .schemas(dialect.stored(NAME))
                .locations(SCRIPTS + "tables", SCRIPTS + dialect.name().toLowerCase(Locale.ROOT))
                .load();
    }

    /** Makes sure that the tables are those that this version works with. */
    void prepare() {
        MigrationInfoService info = flyway.info();
        MigrationInfo current = info.current();
        if (current != null && info.pending().length == 0) {
            requireKnown(current);
            return;
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "The tables in schema '" + NAME + "' are "
                            + (current == null ? "missing" : "older than this version")
                            + " and could not be " + (current == null ? "made" : "changed") + ": " + reason(e)
                            + " Connect once as a role that may create them, then with this one.",
                    e);
        }
    }

    /**
     * Says how the tables stand, and changes nothing; empty if there are none.
     *
     * @throws StoreException if they are of a newer version
     */
    Optional<String> describe() {
        MigrationInfoService info = flyway.info();
        return Optional.ofNullable(info.current()).map(current -> {
            requireKnown(current);
            return "tables of version " + current.getVersion()
                    + (info.pending().length == 0 ? "" : ", older than this program's: the next workflow changes them");
        });
    }

    private static void requireKnown(MigrationInfo current) {
        if (current.getState().isResolved()) {
            return;
        }
        throw new StoreException("The tables in schema '" + NAME + "' were made by a newer version of Journeyman (step "
                + current.getVersion() + "): use that version, or another database.");
    }

    /** What the database itself said, in one line. */
    private static String reason(Exception e) {
        String reason = String.valueOf(e.getMessage());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                reason = String.valueOf(cause.getMessage());
            }
        }
        return reason.lines().filter(line -> !line.isBlank()).findFirst().orElse("") + ".";
    }
}
