package dev.journeyman.cli;

import dev.journeyman.cli.screen.Terminal;
import dev.journeyman.cli.screen.Terminal.Size;
import dev.journeyman.cli.shell.Shell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs commands in this process, as if typed in a folder. */
public final class Console {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Path directory;
    private Duration later = Duration.ZERO;

    public Console(Path directory) {
        this.directory = directory;
    }

    public Console with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** From now on the commands think that it is later. */
    public void waits(Duration time) {
        later = later.plus(time);
    }

    /** Yields the exit code; what was printed before is forgotten. */
    public int run(String... args) {
        out.reset();
        err.reset();
        return Journeyman.run(shell(), args);
    }

    /** Where the commands think they were started. */
    public Shell shell() {
        Terminal terminal = Terminal.of(stream(out), stream(err), false, environment, () -> Size.USUAL);
        return new Shell(
                terminal,
                environment,
                directory,
                "journeyman",
                InstantSource.offset(InstantSource.system(), later),
                () -> "id-" + ids.incrementAndGet());
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
