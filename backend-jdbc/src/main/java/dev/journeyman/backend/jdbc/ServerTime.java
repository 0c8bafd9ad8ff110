package dev.journeyman.backend.jdbc;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/** The database's time as it was when it was last asked, so that nodes whose clocks differ agree on who is silent. */
final class ServerTime implements Clock {
    private final Database database;
    private final InstantSource local;
    private volatile Duration ahead = Duration.ZERO;

    ServerTime(Database database, InstantSource local) {
        this.database = database;
        this.local = local;
        ask();
    }

    /** Asks the database how far its clock is from this one. */
    void ask() {
        // In this order: to get a connection may take long.
        Instant there = databaseTime();
        ahead = Duration.between(local.instant(), there);
    }

    private Instant databaseTime() {
        return database.with(handle -> handle.createQuery("select " + Leases.now(database.dialect()))
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant());
    }

    /** Needs no database: who is asked this often must answer while there is none. */
    @Override
    public Instant now() {
        return local.instant().plus(ahead);
    }
}
