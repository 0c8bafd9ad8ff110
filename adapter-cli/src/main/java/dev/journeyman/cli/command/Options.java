package dev.journeyman.cli.command;

import dev.journeyman.cli.shell.Shell;
import dev.journeyman.core.config.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes; what is chosen here goes before {@code journeyman.yaml}. */
final class Options {
    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "A folder of the project's git repository; default: the current directory.")
    private Path project = Path.of("");

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Also load the jars of this folder, or this jar; may be repeated.")
    private List<Path> plugins = List.of();

    @Option(names = "--store", paramLabel = "NAME", description = "Where workflows are kept; see 'plugins'.")
    private @Nullable String store;

    @Option(names = "--tracker", paramLabel = "NAME", description = "Where work items live; see 'plugins'.")
    private @Nullable String tracker;

    @Option(names = "--json", description = "Print one JSON document; everything else goes to standard error.")
    private boolean json;

    // Read where errors are told, from what was parsed.
    @SuppressWarnings("unused")
    @Option(names = "--verbose", description = "Print stack traces of errors.")
    private boolean verbose;

    Path project(Shell shell) {
        return shell.directory().resolve(project).normalize();
    }

    boolean json() {
        return json;
    }

    /** The configuration with what was chosen. */
    Configuration over(Configuration found, Shell shell) {
        Configuration.Builder builder = found.toBuilder()
                .plugins(Stream.concat(found.plugins().stream(), places(shell)).toList());
        if (store != null) {
            builder.store(store);
        }
        if (tracker != null) {
            builder.tracker(tracker);
        }
        return builder.build();
    }

    private Stream<Path> places(Shell shell) {
        return plugins.stream().map(place -> shell.directory().resolve(place).normalize());
    }

    /** What was chosen, for a command that is to find the same workflows. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        plugins.forEach(place -> words.addAll(List.of("--plugins", place.toString())));
        if (store != null) {
            words.addAll(List.of("--store", store));
        }
        if (tracker != null) {
            words.addAll(List.of("--tracker", tracker));
        }
        return words;
    }
}
