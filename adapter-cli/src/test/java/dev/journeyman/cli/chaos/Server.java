package dev.journeyman.cli.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of this test's own, durable as users have it, whose connections are cut and which is restarted under load. */
final class Server implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path data;
    private final Path log;

    Server(Path folder) throws IOException {
        this.log = Files.createDirectories(folder).resolve("log");
        this.data = folder.resolve("data");
        this.server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .start();
    }

    /** As {@code DATABASE_URL} names it. */
    String address() {
        return "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
    }

    /** One number that the database computes. */
    long ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** Ends a share of the connections that others have; tells how many. */
    long cutConnections(double share) throws SQLException {
        return ask("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid() and random() < " + share);
    }

    /**
     * Restarts it.
     *
     * @param mode {@code fast}, or {@code immediate}, which is a crash that it recovers from
     */
    void restart(String mode) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root; this is how it was started, too.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(control().toString(), "restart", "-w", "-t", "60", "-m", mode));
        command.addAll(List.of("-D", data.toString(), "-l", log.toString()));
        Process restart = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.resolveSibling("control").toFile())
                .start();
        if (!restart.waitFor(90, TimeUnit.SECONDS) || restart.exitValue() != 0) {
            throw new AssertionError(command + ": " + Files.readString(log.resolveSibling("control")));
        }
    }

    /** The program that restarts it, beside the server's own. */
    private Path control() throws IOException {
        long process = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .map(postgres -> Path.of(postgres).resolveSibling("pg_ctl"))
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
