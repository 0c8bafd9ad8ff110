package dev.journeyman.api.step;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to run; never through a shell.
 *
 * @param argv program and arguments
 * @param environment variables added to the cleaned environment
 * @param timeout after which its process group is ended
 */
public record Command(List<String> argv, Map<String, String> environment, Duration timeout) {
    public Command {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("A command names at least a program.");
        }
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** A program with a time limit of ten minutes. */
    public static Command of(String... argv) {
        return new Command(List.of(argv), Map.of(), Duration.ofMinutes(10));
    }
}
