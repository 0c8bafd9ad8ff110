package dev.journeyman.benchmarks.langgraph;

import dev.journeyman.core.process.Ticker;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run of {@link GrowingProgram} in a folder, which is killed and then goes on, each time as a process of its own. */
final class Victim {
    private final Contender contender;
    private final Path folder;
    private final int steps;
    private final Ticker ticker = Ticker.system();

    Victim(Contender contender, Path folder, int steps) {
        this.contender = contender;
        this.folder = folder;
        this.steps = steps;
    }

    /**
     * How a process went.
     *
     * @param exit its exit code
     * @param first the first step whose body began
     * @param last the last one
     */
    record Went(int exit, Optional<Integer> first, Optional<Integer> last) {}

    /**
     * Kills it within a step.
     *
     * @param step the step; those before are recorded then
     * @param part of the time that the step before took
     */
    Went killIn(int step, double part) throws IOException, InterruptedException {
        Process process = start();
        try (BufferedReader lines = lines(process)) {
            long before = ticker.nanos();
            long now = before;
            Optional<Integer> last = next(lines);
            while (last.isPresent() && last.get() < step) {
                before = now;
                last = next(lines);
                now = ticker.nanos();
            }
            ticker.pause(Duration.ofNanos((long) ((now - before) * part)));
            // By its handle: what it had printed can still be read.
            process.toHandle().destroyForcibly();
            return new Went(process.waitFor(), Optional.of(1), lastOf(lines, last));
        }
    }

    /** Lets it go on to its end. */
    Went goOn() throws IOException, InterruptedException {
        Process process = start();
        try (BufferedReader lines = lines(process)) {
            Optional<Integer> first = next(lines);
            Optional<Integer> last = lastOf(lines, first);
            return new Went(process.waitFor(), first, last);
        }
    }

    private Process start() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = List.of(
                java.toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GrowingProgram.class.getName(),
                contender.name(),
                folder.toString(),
                Integer.toString(steps));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling("errors").toFile()))
                .start();
    }

    private static BufferedReader lines(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    private static Optional<Integer> lastOf(BufferedReader lines, Optional<Integer> known) throws IOException {
        Optional<Integer> last = known;
        Optional<Integer> next = next(lines);
        while (next.isPresent()) {
            last = next;
            next = next(lines);
        }
        return last;
    }

    private static Optional<Integer> next(BufferedReader lines) throws IOException {
        @Nullable String line = lines.readLine();
        return Optional.ofNullable(line).map(Integer::valueOf);
    }
}
