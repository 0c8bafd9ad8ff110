package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.store.StoreException;
import java.util.Map;

/** The rows of projects: each is one repository, whatever machines have a clone of it. */
final class Projects {
    private static final String UNKNOWN = "";

    private final Database database;

    Projects(Database database) {
        this.database = database;
    }

    /** Adds a project that is not there; which repository it is will be said by who knows. */
    void add(ProjectId project) {
        database.insertOnce(
                "insert into journeyman.project (name, repository) values (:name, :repository)",
                Map.of("name", project.value(), "repository", UNKNOWN));
    }

    /** Keeps the configuration that a project was opened with; it is mostly there already, and then nobody is waited for. */
    void configured(ProjectId project, String configuration) {
        database.with(handle -> handle.createUpdate("update journeyman.project set configuration = :configuration"
                        + " where name = :name and configuration <> :configuration")
                .bind("configuration", configuration)
                .bind("name", project.value())
                .execute());
    }

    /**
     * Says which repository a project is.
     *
     * @throws StoreException if it is another one
     */
    void enter(ProjectId project, String repository) {
        add(project);
        String known = database.transact(handle -> {
            handle.createUpdate("update journeyman.project set repository = :repository"
                            + " where name = :name and repository = :unknown")
                    .bind("repository", repository)
                    .bind("name", project.value())
                    .bind("unknown", UNKNOWN)
                    .execute();
            return handle.createQuery("select repository from journeyman.project where name = :name")
                    .bind("name", project.value())
                    .mapTo(String.class)
                    .one();
        });
        if (!known.equals(repository)) {
            throw new StoreException("Project '" + project + "' of this database is the repository " + known
                    + ", not " + repository + ": give this one another name by 'project: NAME' in journeyman.yaml;"
                    + " or, if it has moved, correct its row in the table journeyman.project.");
        }
    }
}
