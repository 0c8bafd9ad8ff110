package dev.journeyman.backend.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private final List<String> roles = new ArrayList<>();
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
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        Properties login = new Properties();
        url.user().ifPresent(user -> login.setProperty("user", user));
        url.password().ifPresent(password -> login.setProperty("password", password));
        return DriverManager.getConnection(url.jdbc(), login);
    }

    /** Makes a role of this name's own; it goes with the database. */
    String role(String attributes) {
        String role = name + "_role_" + COUNT.incrementAndGet();
        execute(SERVER, "create role " + role + " with " + attributes);
        roles.add(role);
        return role;
    }

    /** A server of our own lets everybody in: not that role any more. One that is somebody's demands passwords as it is. */
    void demandPassword(String role) {
        Path rules = Path.of(ask(SERVER, "show hba_file"));
        if (!Files.isWritable(rules)) {
            return;
        }
        try {
            Files.writeString(rules, "host all " + role + " all scram-sha-256\n" + Files.readString(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String read = "select pg_conf_load_time()";
        String before = ask(SERVER, read);
        execute(SERVER, "select pg_reload_conf()");
        Instant deadline = Instant.now().plusSeconds(30);
        while (ask(SERVER, read).equals(before)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The server did not read " + rules + " anew.");
            }
        }
    }

    private static String ask(DatabaseUrl url, String sql) {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        execute(SERVER, "drop database if exists " + name + " with (force)");
        roles.forEach(role -> execute(SERVER, "drop role " + role));
    }
}
