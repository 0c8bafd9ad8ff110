package dev.journeyman.testkit.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link JavaProgram} that runs. Closing it kills it. Used by one thread. */
public final class ChildJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final JavaProgram program;
    private final Path folder;
    private int taken;

    ChildJvm(Process process, JavaProgram program, Path folder) {
        this.process = process;
        this.program = program;
        this.folder = folder;
    }

    /** Its process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it has not ended; a frozen one has not. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Writes a line to its standard input. */
    public void say(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** The lines it has printed so far, whoever took them; none that is half written. */
    public List<String> lines() throws IOException {
        String text = read("out");
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** What it has written on standard error so far. */
    public String errors() {
        return read("err");
    }

    /**
     * The next line it prints; waits for it.
     *
     * @throws AssertionError if none comes
     */
    public String line() throws Exception {
        Deadline.in(PATIENCE).await("a line of " + this, () -> {
            boolean ended = !alive();
            if (lines().size() <= taken && ended) {
                throw new AssertionError(this + " ended without another line: " + read("err"));
            }
            return lines().size() > taken;
        });
        return lines().get(taken++);
    }

    /** The lines that nobody took, once it has ended. */
    public List<String> rest() throws Exception {
        await();
        List<String> lines = lines();
        List<String> rest = lines.subList(taken, lines.size());
        taken = lines.size();
        return rest;
    }

    /**
     * Waits for its end.
     *
     * @throws AssertionError if it does not end; then it is killed
     */
    public Life await() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError(this + " did not end within " + LONGEST + ": " + read("out") + read("err"));
        }
        return life();
    }

    private Life life() {
        int exit = process.exitValue();
        return new Life(exit == KILLED, exit, read("out"), read("err"));
    }

    /** Ends it with SIGKILL, as a power cut would, and yields once it is gone; false if it had ended by itself. */
    public boolean kill() {
        return process.destroyForcibly().onExit().join().exitValue() == KILLED;
    }

    /** Asks it to end, with SIGTERM, as a service manager does. */
    public void terminate() throws IOException, InterruptedException {
        signal("TERM");
    }

    /** Stops it with SIGSTOP: it lives, and does nothing. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets a frozen one go on, with SIGCONT. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new AssertionError("SIG" + name + " did not reach " + this);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(folder.resolve("out"));
            Files.deleteIfExists(folder.resolve("err"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "process " + pid() + " (" + program + ")";
    }
}
