package dev.journeyman.backend.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for what PostgreSQL notifies of, on a connection of its own; while there is none, who waits polls. */
final class Listener implements AutoCloseable {
    static final String CHANNEL = "journeyman_inbox";
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final DataSource source;
    private final Bell bell;
    private final Thread thread;
    private volatile boolean closed;

    Listener(DataSource source, Bell bell) {
        this.source = source;
        this.bell = bell;
        this.thread = new Thread(this::listen, "journeyman inbox listener");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        long unheard = 0;
        while (!closed) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                bell.ring();
                hear(connection.unwrap(PGConnection.class));
                statement.execute("unlisten " + CHANNEL);
            } catch (SQLException e) {
                LOG.debug("The inboxes are polled until the database can be listened to again.", e);
                unheard = await(unheard);
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (!closed) {
            if (connection.getNotifications((int) LOOK.toMillis()).length > 0) {
                bell.ring();
            }
        }
    }

    /** Before the next attempt. */
    private long await(long heard) {
        try {
            bell.await(Math.max(heard, bell.count()), LOOK);
        } catch (InterruptedException e) {
            closed = true;
        }
        return bell.count();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
