package dev.journeyman.cli.chaos;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a node is told on its command line.
 *
 * @param name different for each process, also of one node
 * @param project its clone
 * @param stateHome where its worktrees go
 * @param sideLogs the folder in which it notes outside the database what it does
 * @param database as {@code DATABASE_URL}
 * @param items of each workflow
 * @param slots workflows that it runs at once
 * @param thinking how long an agent takes for an item
 */
record NodeSettings(
        String name,
        Path project,
        Path stateHome,
        Path sideLogs,
        String database,
        int items,
        int slots,
        Duration thinking) {
    static NodeSettings read(String... args) {
        return new NodeSettings(
                args[0],
                Path.of(args[1]),
                Path.of(args[2]),
                Path.of(args[3]),
                args[4],
                Integer.parseInt(args[5]),
                Integer.parseInt(args[6]),
                Duration.parse(args[7]));
    }

    Object[] arguments() {
        return new Object[] {name, project, stateHome, sideLogs, database, items, slots, thinking};
    }
}
