package dev.journeyman.backend.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Databases on a real PostgreSQL: the server that {@code DATABASE_URL} names, else one of this JVM's own, with fsync and
 * synchronous commits as users have them.
 */
public final class Postgres implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final DatabaseUrl SERVER =
            DatabaseUrl.parse(Optional.ofNullable(System.getenv("DATABASE_URL")).orElseGet(Postgres::start));

    private final String name = "journeyman_test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();

    /** A new, empty database. */
    public Postgres() {
        execute(SERVER, "create database " + name);
    }

    /** Lives as long as this JVM. */
    private static String start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            return "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code DATABASE_URL} names it. */
    public String address() {
        DatabaseUrl url = url();
        return url.jdbc()
                .replaceFirst(
                        "^jdbc:postgresql://",
                        "postgresql://" + url.user().orElse("")
                                + url.password().map(password -> ":" + password).orElse("") + "@");
    }

    DatabaseUrl url() {
        return new DatabaseUrl(
                SERVER.jdbc().replaceFirst("(?<=[^/]/)[^/?]+(?=$|\\?)", name), SERVER.user(), SERVER.password());
    }

    static void execute(DatabaseUrl url, String sql) {
        Properties login = new Properties();
        url.user().ifPresent(user -> login.setProperty("user", user));
        url.password().ifPresent(password -> login.setProperty("password", password));
        try (Connection connection = DriverManager.getConnection(url.jdbc(), login);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        execute(SERVER, "drop database if exists " + name + " with (force)");
    }
}
