package dev.journeyman.cli.command;

import dev.journeyman.cli.shell.Shell;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class Options {
    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "A folder of the project's git repository; default: the current directory.")
    private Path project = Path.of("");

    @Option(names = "--json", description = "Print one JSON document; everything else goes to standard error.")
    private boolean json;

    @Option(names = "--verbose", description = "Print stack traces of errors.")
    private boolean verbose;

    Path project(Shell shell) {
        return shell.directory().resolve(project).normalize();
    }

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }
}
