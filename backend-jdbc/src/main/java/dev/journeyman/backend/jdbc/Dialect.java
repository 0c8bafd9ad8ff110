package dev.journeyman.backend.jdbc;

import dev.journeyman.api.store.StoreException;
import java.sql.DatabaseMetaData;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** The databases we know, as far as they speak differently. */
enum Dialect {
    /** PostgreSQL 14 and newer. */
    POSTGRESQL,
    /** H2 in a file of its own, for one process. */
    H2;

    private static final int OLDEST_POSTGRESQL = 14;

    /** An unquoted name as the database keeps it. */
    String stored(String name) {
        return this == H2 ? name.toUpperCase(Locale.ROOT) : name;
    }

    /** Ends an insert that is to do nothing where its key is taken; H2 has no such words, and its merge is not atomic. */
    String unlessThere() {
        return this == POSTGRESQL ? " on conflict do nothing" : "";
    }

    /** Ends a query that locks rows to change them; on PostgreSQL others may refer to them meanwhile. */
    String forChange() {
        return this == POSTGRESQL ? "for no key update" : "for update";
    }

    static Dialect of(Handle handle) {
        String name = handle.queryMetadata(DatabaseMetaData::getDatabaseProductName);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> supported(handle.queryMetadata(DatabaseMetaData::getDatabaseMajorVersion));
            case "h2" -> H2;
            default ->
                throw new StoreException("Journeyman keeps its work in PostgreSQL or H2, not in " + name
                        + ": name another database in DATABASE_URL.");
        };
    }

    private static Dialect supported(int version) {
        if (version < OLDEST_POSTGRESQL) {
            throw new StoreException(
                    "The server is PostgreSQL " + version + ": use " + OLDEST_POSTGRESQL + " or newer.");
        }
        return POSTGRESQL;
    }
}
