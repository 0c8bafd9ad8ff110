package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.store.StoreException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/**
 * What users may set: {@code urlFrom}, the variable of the environment that holds the URL ({@code DATABASE_URL} if not
 * set); {@code connections}, at most (10); {@code lease}, its length in seconds (15).
 */
final class Settings {
    private static final String URL = "DATABASE_URL";

    private final ProviderContext context;

    Settings(ProviderContext context) {
        this.context = context;
    }

    Database postgresql() {
        return open(url());
    }

    /** Where PostgreSQL is. */
    DatabaseUrl url() {
        String variable = setting("urlFrom").orElse(URL);
        String url = context.environment()
                .apply(variable)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new StoreException("The variable " + variable + " is not set: put the database's"
                        + " URL into it, such as postgresql://USER:PASSWORD@HOST:PORT/DATABASE."));
        return DatabaseUrl.parse(url);
    }

    Database h2() {
        return open(file());
    }

    /** Where H2 keeps its file. */
    DatabaseUrl file() {
        return DatabaseUrl.h2(context.stateDirectory().resolve("journeyman"));
    }

    /** Whether the file is there; to look for it must not make it. */
    boolean fileIsThere() {
        return Files.exists(context.stateDirectory().resolve("journeyman.mv.db"));
    }

    private Database open(DatabaseUrl url) {
        Database database = Database.open(url, number("connections", 10));
        try {
            database.enter(
                    context.project(),
                    context.repository(),
                    context.configuration().get());
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    ProjectId project() {
        return context.project();
    }

    Duration term() {
        return Duration.ofSeconds(number("lease", (int) JdbcCheckpointStore.TERM.toSeconds()));
    }

    private int number(String key, int otherwise) {
        Optional<String> text = setting(key);
        try {
            int number = text.map(Integer::parseInt).orElse(otherwise);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new StoreException("'" + key + "' is '" + text.orElse("") + "': write a whole number of at least 1.");
    }

    private Optional<String> setting(String key) {
        return Optional.ofNullable(context.settings().get(key));
    }
}
