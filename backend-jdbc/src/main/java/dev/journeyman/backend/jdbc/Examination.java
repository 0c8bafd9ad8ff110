package dev.journeyman.backend.jdbc;

import dev.journeyman.api.Finding;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProviderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks whether a database could be used, and changes nothing in it. */
final class Examination {
    private static final List<String> WRITTEN = List.of(
            "project",
            "workflow",
            "lease",
            "journal",
            "inbox",
            "work_item",
            "work_item_dependency",
            "work_item_label",
            "work_item_comment",
            "scheduled_task",
            "heard");

    private final String name;
    private final Settings settings;

    private Examination(String name, ProviderContext context) {
        this.name = name;
        this.settings = new Settings(context);
    }

    /** Of the server that the environment names: whether it answers, what tables it has, what we may do. */
    static List<Finding> postgresql(String name, ProviderContext context) {
        Examination examination = new Examination(name, context);
        return examination.look(examination.settings::url, true);
    }

    /** Of the file in the state folder. */
    static List<Finding> h2(String name, ProviderContext context) {
        Examination examination = new Examination(name, context);
        return examination.settings.fileIsThere()
                ? examination.look(examination.settings::file, false)
                : List.of(new Finding(name, true, "no file yet: the first workflow makes it"));
    }

    /** A file has no roles, so that only a server is asked for rights. */
    private List<Finding> look(Supplier<DatabaseUrl> url, boolean server) {
        List<Finding> findings = new ArrayList<>();
        try (Database database = Database.connect(url.get(), 1)) {
            findings.add(new Finding(name, true, database + " answers, " + database.version()));
            Optional<String> tables = database.tables();
            findings.add(
                    new Finding(name, true, tables.orElse("the tables are missing: the first workflow makes them")));
            if (server && tables.isPresent()) {
                findings.add(rights(database));
            }
        } catch (OrchestratorException e) {
            findings.add(new Finding(name, false, e.failure().message()));
        }
        return findings;
    }

    private Finding rights(Database database) {
        List<String> barred = database.with(handle -> WRITTEN.stream()
                .filter(table -> !handle.createQuery(
                                "select has_table_privilege(:table, 'select') and has_table_privilege(:table, 'insert')"
                                        + " and has_table_privilege(:table, 'update')"
                                        + " and has_table_privilege(:table, 'delete')")
                        .bind("table", Schema.NAME + "." + table)
                        .mapTo(Boolean.class)
                        .one())
                .collect(Collectors.toList()));
        return barred.isEmpty()
                ? new Finding(name, true, "all tables may be read and written")
                : new Finding(
                        name,
                        false,
                        "The role may not read and write " + String.join(", ", barred)
                                + ". Grant it what docs/databases.md lists");
    }
}
