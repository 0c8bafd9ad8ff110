package dev.journeyman.backend.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.store.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database with our tables in it, and what to know of it. Thread-safe. */
public final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 10;

    /** Flyway looks at the tables with one while it holds another. */
    private static final int FEWEST_CONNECTIONS = 2;

    private final DataSource source;
    private final Jdbi jdbi;
    private final Dialect dialect;
    private final Trouble trouble;
    private final Runnable end;

    private Database(DataSource source, String where, Runnable end) {
        this.source = source;
        this.trouble = new Trouble(where);
        this.end = end;
        this.jdbi = Jdbi.create(source);
        this.dialect = trouble.translated(() -> jdbi.withHandle(Dialect::of));
    }

    /** Makes sure that the tables are those that this version works with. */
    private Database prepared() {
        trouble.translated(() -> {
            new Schema(source, dialect).prepare();
            return dialect;
        });
        return this;
    }

    /**
     * A database of somebody else's, who also closes it.
     *
     * @throws dev.journeyman.api.store.StoreException if its tables are missing or old and cannot be brought up to date, or
     *     if its connections do not commit by themselves at READ COMMITTED
     */
    public static Database of(DataSource source) {
        Database database = new Database(source, "database", () -> {});
        database.requireCommitting();
        return database.prepared();
    }

    /** Else what was appended would not be durable on return, or an append would not see who has taken over. */
    private void requireCommitting() {
        boolean committing = with(handle -> {
            try {
                return handle.getConnection().getAutoCommit()
                        && handle.getConnection().getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
            } catch (SQLException e) {
                throw new StoreException("The database's connections cannot be asked how they commit.", e);
            }
        });
        if (!committing) {
            throw new StoreException("Connections of this DataSource do not commit by themselves at READ COMMITTED:"
                    + " hand in one whose connections do (autoCommit=true, the default isolation).");
        }
    }

    /**
     * Connects.
     *
     * @throws dev.journeyman.api.store.StoreException with what is wrong and what to do
     */
    public static Database open(DatabaseUrl url) {
        return open(url, CONNECTIONS);
    }

    /** Connects, with at most that many connections at once. */
    public static Database open(DatabaseUrl url, int connections) {
        Database database = connect(url, connections);
        try {
            return database.prepared();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Connects and leaves the tables as they are. */
    static Database connect(DatabaseUrl url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("journeyman");
        config.setJdbcUrl(url.jdbc());
        url.user().ifPresent(config::setUsername);
        url.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(Math.max(FEWEST_CONNECTIONS, connections));
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        if (url.jdbc().startsWith("jdbc:postgresql:")) {
            config.addDataSourceProperty("ApplicationName", "journeyman");
            // A server that vanished without a word must not hold threads for ever.
            config.addDataSourceProperty("socketTimeout", SILENCE.toSeconds());
            config.addDataSourceProperty("tcpKeepAlive", true);
        }
        HikariDataSource pool = new HikariDataSource(config);
        try {
            return new Database(pool, url.toString(), pool::close);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Says which repository a project is: a database is for many projects, and two may have one name.
     *
     * @param repository the same on all machines that have a clone of it, such as the address of its remote
     * @throws dev.journeyman.api.store.StoreException if the project is another repository
     */
    public void enter(ProjectId project, String repository) {
        new Projects(this).enter(project, repository);
    }

    /**
     * Says which repository a project is, and with what configuration it is worked on.
     *
     * @param configuration for people to look at; without secrets
     * @throws dev.journeyman.api.store.StoreException if the project is another repository
     */
    public void enter(ProjectId project, String repository, String configuration) {
        enter(project, repository);
        new Projects(this).configured(project, configuration);
    }

    Dialect dialect() {
        return dialect;
    }

    DataSource source() {
        return source;
    }

    /** How the tables stand; empty if there are none. Changes nothing. */
    Optional<String> tables() {
        return trouble.translated(() -> new Schema(source, dialect).describe());
    }

    /** Product and version of the server. */
    String version() {
        return with(handle -> handle.queryMetadata(DatabaseMetaData::getDatabaseProductName) + " "
                + handle.queryMetadata(DatabaseMetaData::getDatabaseProductVersion));
    }

    @Override
    public String toString() {
        return trouble.where();
    }

    /** Works on a connection; each statement is a transaction. */
    <T> T with(Function<Handle, T> work) {
        return trouble.translated(() -> jdbi.withHandle(handle -> work.apply(handle)));
    }

    /** Works in one transaction. */
    <T> T transact(Function<Handle, T> work) {
        return trouble.translated(() -> jdbi.inTransaction(handle -> work.apply(handle)));
    }

    /** Works on a bare connection; each statement is a transaction. */
    <T> T connected(ConnectedWork<T> work) {
        return trouble.translated(() -> {
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    /** What is done on a connection. */
    @FunctionalInterface
    interface ConnectedWork<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Inserts a row, unless there is one with its key. */
    void insertOnce(String insert, Map<String, ?> values) {
        try {
            with(handle -> handle.createUpdate(insert + dialect.unlessThere())
                    .bindMap(values)
                    .execute());
        } catch (RuntimeException e) {
            if (!Trouble.isDuplicate(e)) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
