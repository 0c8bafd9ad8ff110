package dev.journeyman.cli.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code journeyman} command that runs as a process. */
record RunningCommand(Process process, List<String> args, Path out, Path err) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * How it ended.
     *
     * @param exit its exit code
     * @param out what it printed
     * @param err what it complained about
     */
    record Ended(int exit, String out, String err) {}

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits for its end. */
    Ended await() throws InterruptedException, IOException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(args + " did not end within " + LONGEST + ": " + Files.readString(out));
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Ends it as a power cut would, and yields once it is gone; false if it had ended by itself. */
    boolean kill() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor() == 128 + 9;
    }
}
