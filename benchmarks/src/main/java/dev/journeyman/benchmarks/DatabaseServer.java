package dev.journeyman.benchmarks;

import dev.journeyman.backend.jdbc.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A PostgreSQL to measure on: the server that {@code DATABASE_URL} names, else one of this JVM's own, with fsync and
 * synchronous commits as users have them.
 */
public final class DatabaseServer implements AutoCloseable {
    private final Optional<EmbeddedPostgres> own;
    private final DatabaseUrl server;
    private final List<String> databases = new ArrayList<>();

    private DatabaseServer(Optional<EmbeddedPostgres> own, DatabaseUrl server) {
        this.own = own;
        this.server = server;
    }

    /**
     * Starts the server, unless it is somebody's.
     *
     * @param folder where a server of our own keeps its files
     */
    public static DatabaseServer open(Path folder) throws IOException {
        Optional<String> url = Optional.ofNullable(System.getenv("DATABASE_URL"));
        if (url.isPresent()) {
            return new DatabaseServer(Optional.empty(), DatabaseUrl.parse(url.get()));
        }
        EmbeddedPostgres own = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        return new DatabaseServer(
                Optional.of(own), DatabaseUrl.parse("postgresql://postgres@localhost:" + own.getPort() + "/postgres"));
    }

    /** A new, empty database. */
    public DatabaseUrl create() throws SQLException {
        String name = "journeyman_benchmark_" + ProcessHandle.current().pid() + "_" + databases.size();
        execute(server, "create database " + name);
        databases.add(name);
        return new DatabaseUrl(
                server.jdbc().replaceFirst("(?<=[^/]/)[^/?]+(?=$|\\?)", name), server.user(), server.password());
    }

    /** A connection that commits each statement. */
    static Connection connect(DatabaseUrl url) throws SQLException {
        Properties login = new Properties();
        url.user().ifPresent(user -> login.setProperty("user", user));
        url.password().ifPresent(password -> login.setProperty("password", password));
        return DriverManager.getConnection(url.jdbc(), login);
    }

    static void execute(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Its version, and how it commits. */
    public String description() throws SQLException {
        return "PostgreSQL " + ask("show server_version") + ", fsync " + ask("show fsync") + ", synchronous_commit "
                + ask("show synchronous_commit");
    }

    private String ask(String sql) throws SQLException {
        return ask(server, sql);
    }

    /** The first column of a query's first row. */
    public static String ask(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        for (String database : databases) {
            execute(server, "drop database if exists " + database + " with (force)");
        }
        if (own.isPresent()) {
            own.get().close();
        }
    }
}
