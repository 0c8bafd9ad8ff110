package dev.journeyman.api.step;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to run; never through a shell.
 *
 * @param argv program and arguments
 * @param environment variables added to the cleaned environment
 * @param timeout after which its process group is ended
 * @param needs what it cannot do without beside its directory
 */
public record Command(List<String> argv, Map<String, String> environment, Duration timeout, Needs needs) {
    public Command {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("A command names at least a program.");
        }
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** A program that needs nothing beside its directory. */
    public Command(List<String> argv, Map<String, String> environment, Duration timeout) {
        this(argv, environment, timeout, Needs.NONE);
    }

    /**
     * What a program needs of the machine; in a sandbox it gets no more than that.
     *
     * @param fetches whether it is a build that may fetch what it depends on; a sandbox gives it the network only where the
     *     configuration allows that
     * @param folders where it also writes; absolute
     */
    public record Needs(boolean fetches, List<Path> folders) {
        /** Nothing. */
        public static final Needs NONE = new Needs(false, List.of());

        public Needs {
            folders = List.copyOf(folders);
        }
    }

    /** A program with a time limit of ten minutes. */
    public static Command of(String... argv) {
        return new Command(List.of(argv), Map.of(), Duration.ofMinutes(10));
    }

    /** The same with another time limit. */
    public Command within(Duration limit) {
        return new Command(argv, environment, limit, needs);
    }
}
