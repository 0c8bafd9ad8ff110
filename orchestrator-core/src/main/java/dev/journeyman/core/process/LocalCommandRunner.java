package dev.journeyman.core.process;

import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs programs on this machine, in a cleaned environment and without input. Needs a POSIX {@code sh}. */
public final class LocalCommandRunner implements CommandRunner {
    private static final long GLANCE_MILLIS = 100;

    private final Map<String, String> inherited;
    private final Ticker ticker;
    private final Duration grace;
    private final List<String> prefix;

    /** Runs programs as children of this process. */
    public LocalCommandRunner() {
        this(System.getenv(), Ticker.system(), ProcessGroup.GRACE);
    }

    /**
     * Runs programs with what may be of an environment.
     *
     * @param grace how long a program may take to end by itself when it is told to
     */
    public LocalCommandRunner(Map<String, String> inherited, Ticker ticker, Duration grace) {
        this(inherited, ticker, grace, hasSetsid(inherited) ? List.of("setsid") : List.of());
    }

    LocalCommandRunner(Map<String, String> inherited, Ticker ticker, Duration grace, List<String> prefix) {
        this.inherited = Map.copyOf(inherited);
        this.ticker = ticker;
        this.grace = grace;
        this.prefix = prefix;
    }

    @Override
    public CommandResult run(
            Command command, Path directory, Consumer<ProcessGroup> announced, BooleanSupplier cancelled)
            throws InterruptedException {
        long begin = ticker.nanos();
        Leader leader =
                Leader.start(prefix, command.argv(), CleanEnvironment.of(inherited, command.environment()), directory);
        boolean inTime;
        Drain drain;
        try {
            announced.accept(leader.group());
            drain = Drain.start(
                    leader.output(), "journeyman-output-" + leader.group().id());
            leader.release();
            inTime = await(leader.process(), command.timeout(), cancelled);
        } finally {
            leader.group().end(grace);
        }
        int exitCode = inTime ? leader.process().exitValue() : -1;
        return new CommandResult(
                exitCode, drain.text(), !inTime, ticker.since(begin).toMillis());
    }

    /** Whether the program ended within its time. */
    private boolean await(Process process, Duration limit, BooleanSupplier cancelled) throws InterruptedException {
        long begin = ticker.nanos();
        while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
            if (cancelled.getAsBoolean()) {
                throw new InterruptedException("The command was cancelled.");
            }
            if (ticker.since(begin).compareTo(limit) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasSetsid(Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));
    }
}
