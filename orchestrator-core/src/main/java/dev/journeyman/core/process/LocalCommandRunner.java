package dev.journeyman.core.process;

import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs programs on this machine, in a cleaned environment and without input, in a sandbox if it is given one. Needs a POSIX
 * {@code sh}.
 */
public final class LocalCommandRunner implements CommandRunner {
    private static final long GLANCE_MILLIS = 100;

    private final Map<String, String> inherited;
    private final Ticker ticker;
    private final Duration grace;
    private final List<String> prefix;
    private final Sandbox sandbox;
    private final Map<String, String> secrets;

    /** Runs programs as children of this process, without a sandbox. */
    public LocalCommandRunner() {
        this(System.getenv(), Ticker.system(), ProcessGroup.GRACE);
    }

    /**
     * Runs programs with what may be of an environment, without a sandbox.
     *
     * @param grace how long a program may take to end by itself when it is told to
     */
    public LocalCommandRunner(Map<String, String> inherited, Ticker ticker, Duration grace) {
        this(inherited, ticker, grace, hasSetsid(inherited) ? List.of("setsid") : List.of());
    }

    LocalCommandRunner(Map<String, String> inherited, Ticker ticker, Duration grace, List<String> prefix) {
        this(inherited, ticker, grace, prefix, Sandbox.none("nobody asked for a sandbox."), Map.of());
    }

    private LocalCommandRunner(
            Map<String, String> inherited,
            Ticker ticker,
            Duration grace,
            List<String> prefix,
            Sandbox sandbox,
            Map<String, String> secrets) {
        this.inherited = Map.copyOf(inherited);
        this.ticker = ticker;
        this.grace = grace;
        this.prefix = prefix;
        this.sandbox = sandbox;
        this.secrets = Map.copyOf(secrets);
    }

    /** The same in a sandbox. */
    public LocalCommandRunner in(Sandbox contains) {
        return new LocalCommandRunner(inherited, ticker, grace, prefix, contains, secrets);
    }

    /** The same with variables that programs get, though they are secret. */
    public LocalCommandRunner injecting(Map<String, String> variables) {
        return new LocalCommandRunner(inherited, ticker, grace, prefix, sandbox, variables);
    }

    @Override
    public Containment containment() {
        return sandbox.containment();
    }

    @Override
    public CommandResult run(
            Command command, Path directory, Consumer<ProcessGroup> announced, BooleanSupplier cancelled)
            throws InterruptedException {
        long begin = ticker.nanos();
        try (Sandbox.Cell cell = sandbox.open(command, directory)) {
            Leader leader = start(command, directory, cell);
            End end;
            Drain drain;
            try {
                announced.accept(leader.group());
                cell.admit(leader.group().id());
                drain = Drain.start(
                        leader.output(), "journeyman-output-" + leader.group().id());
                leader.release();
                end = await(leader.process(), command.timeout(), cell, cancelled);
            } finally {
                leader.group().end(grace);
            }
            int exitCode = end.ofItself() ? leader.process().exitValue() : -1;
            String output = annotated(drain.text(), end.breach(), cell, exitCode);
            return new CommandResult(
                    exitCode, output, end.late(), ticker.since(begin).toMillis());
        }
    }

    private Leader start(Command command, Path directory, Sandbox.Cell cell) {
        Map<String, String> added = new HashMap<>(secrets);
        added.putAll(command.environment());
        Map<String, String> environment = cell.environment(CleanEnvironment.of(inherited, added));
        return Leader.start(prefix, cell.around(Leader.finding(command.argv())), environment, directory);
    }

    private End await(Process process, Duration limit, Sandbox.Cell cell, BooleanSupplier cancelled)
            throws InterruptedException {
        long begin = ticker.nanos();
        while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
            if (cancelled.getAsBoolean()) {
                throw new InterruptedException("The command was cancelled.");
            }
            if (ticker.since(begin).compareTo(limit) >= 0) {
                return End.LATE;
            }
            Optional<String> breach = cell.breach();
            if (breach.isPresent()) {
                return new End(false, breach);
            }
        }
        return End.OF_ITSELF;
    }

    /** The sandbox has the last word, so that a reader of the output's end learns what it did. */
    private static String annotated(String output, Optional<String> breach, Sandbox.Cell cell, int exitCode) {
        List<String> lines = Stream.concat(breach.stream(), cell.remarks(exitCode, output).stream())
                .map(line -> "[sandbox] " + line + "\n")
                .toList();
        String separator = lines.isEmpty() || output.isEmpty() || output.endsWith("\n") ? "" : "\n";
        return output + separator + String.join("", lines);
    }

    /** How a program came to its end: of itself, because its time was up, or because it broke a limit. */
    private record End(boolean late, Optional<String> breach) {
        static final End OF_ITSELF = new End(false, Optional.empty());
        static final End LATE = new End(true, Optional.empty());

        boolean ofItself() {
            return !late && breach.isEmpty();
        }
    }

    private static boolean hasSetsid(Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));
    }
}
