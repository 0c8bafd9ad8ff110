package dev.journeyman.backend.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A second process of a test: runs {@link StoreProcess} in a JVM of its own. */
final class JavaChild implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread reader;

    private JavaChild(Process process) {
        this.process = process;
        this.reader = new Thread(this::readLines, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static JavaChild run(Object... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /** With a limit on the size of the files it writes, which works like a full disk. */
    static JavaChild runWithFileLimit(int blocksOf512, Object... arguments) throws IOException {
        return start(List.of("sh", "-c", "ulimit -f " + blocksOf512 + "; exec \"$@\"", "sh"), arguments);
    }

    private static JavaChild start(List<String> prefix, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(StoreProcess.class.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new JavaChild(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void readLines() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().filter(JavaChild::isItsOwn).forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("output ended: " + e.getMessage());
        }
    }

    /** A JVM tells on its error stream that it took options from {@code JAVA_TOOL_OPTIONS}. */
    private static boolean isItsOwn(String line) {
        return !line.startsWith("Picked up ");
    }

    long pid() {
        return process.pid();
    }

    /** The next line it prints. */
    String line() throws InterruptedException {
        String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("Process " + pid() + " prints nothing.");
        }
        return line;
    }

    /** What it printed and nobody took, once it has ended. */
    List<String> rest() throws InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Process " + pid() + " does not end.");
        }
        reader.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
        List<String> rest = new ArrayList<>();
        lines.drainTo(rest);
        return rest;
    }

    /** Kills it with SIGKILL and waits for its end. */
    void kill() {
        // Not through Process, which would drop what was printed and not yet read.
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}
