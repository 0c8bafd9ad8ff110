package dev.journeyman.backend.jdbc;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.store.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the database's errors mean to people, by their SQL state. */
final class Trouble {
    private static final String UNIQUE = "23505";
    /** Rows that contradict each other, a value that does not fit, a key that is there, too much at once, one that gave way. */
    private static final List<String> REFUSALS = List.of("21", "22", "23", "54", "40001", "40P01");

    private static final String FULL = "full";
    private static final String NO_SPACE = "No space left on device";

    private final String where;

    /** @param where names the database in messages; holds no secret */
    Trouble(String where) {
        this.where = where;
    }

    String where() {
        return where;
    }

    <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (OrchestratorException e) {
            throw e;
        } catch (RuntimeException e) {
            throw sqlState(e).map(state -> translate(state, e)).orElse(e);
        }
    }

    /** Whether a row was there before. */
    static boolean isDuplicate(RuntimeException e) {
        return sqlState(e).filter(UNIQUE::equals).isPresent();
    }

    /** Whether the server refused what the statement holds: then nothing of it was done, which a lost answer leaves open. */
    static boolean isRefusal(RuntimeException e) {
        return sqlState(e)
                .filter(state -> REFUSALS.stream().anyMatch(state::startsWith))
                .isPresent();
    }

    private static Optional<String> sqlState(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.ofNullable(sql.getSQLState()).or(() -> Optional.of(""));
            }
        }
        return Optional.empty();
    }

    private RuntimeException translate(String state, RuntimeException e) {
        return new StoreException(where + ": " + meaning(isFull(e) ? FULL : state) + " (" + message(e) + ")", e);
    }

    /** H2 has one state for all that its file's disk may answer. */
    private static boolean isFull(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(NO_SPACE));
    }

    /** What an SQL state means, and what to do. */
    static String meaning(String state) {
        if (state.startsWith("08")) {
            return "The server cannot be reached. Check host, port and network, then resume";
        }
        return switch (state) {
            case "28000", "28P01" -> "The server refuses user or password. Correct DATABASE_URL";
            case "3D000", "90146", "90013" -> "There is no such database. Create it, or correct DATABASE_URL";
            case "42501", "90096" -> "The role lacks a permission. Grant it what docs/databases.md lists";
            case "25006", "90097" ->
                "The database only lets us read. Connect to the primary, or as a role that may write";
            case "53100", FULL -> "The database's disk is full. Free some of it, then resume";
            case "90028", "90031" -> "The database's file could not be read or written. Look at its disk, then resume";
            case "53300" -> "The server has no connection left. Raise its max_connections, or lower 'connections'";
            case "90020" -> "Another process has the file open: an H2 file is for one process at a time";
            default -> "The database could not do its work";
        };
    }

    private static String message(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
