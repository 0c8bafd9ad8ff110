package dev.journeyman.backend.jdbc;

import java.util.List;

/** Our tables, to be emptied between tests. */
final class Tables {
    private static final List<String> ALL = List.of(
            "work_item_comment",
            "work_item_label",
            "work_item_dependency",
            "work_item",
            "scheduled_task",
            "heard",
            "inbox",
            "journal",
            "lease",
            "workflow",
            "project");

    private Tables() {}

    static void empty(Database database) {
        ALL.forEach(table -> database.with(handle -> handle.execute("delete from journeyman." + table)));
    }
}
