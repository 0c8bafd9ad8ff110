package dev.journeyman.backend.jdbc;

import dev.journeyman.api.store.StoreException;
import java.nio.file.Path;

/** Opens an H2 file as another process would, and says what came of it. */
public final class SecondProcess {
    private SecondProcess() {}

    public static void main(String[] arguments) {
        try (Database database = Database.open(DatabaseUrl.h2(Path.of(arguments[0])), 2)) {
            System.out.println("opened " + database);
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
    }
}
