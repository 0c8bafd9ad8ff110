package dev.journeyman.core.process;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The first process of a group, before and after it becomes the program. It waits for a line on its input; if the engine
 * dies before it wrote that, the input ends and nothing was run.
 */
final class Leader {
    /** Says that the group stands, waits for its mark, then becomes the program. Arguments are never part of the text. */
    private static final String WAIT_THEN_RUN = "echo; read -r " + ProcessTable.MARK + " || exit 125; export "
            + ProcessTable.MARK + "; exec \"$@\" </dev/null";

    private static final String FIND_THEN_RUN =
            "command -v \"$1\" >/dev/null || { echo \"The program '$1'" + CommandRunner.NOT_FOUND
                    + " install it, put it on the PATH, or name it by its path (and make it executable).\"; exit 127; };"
                    + " exec \"$@\"";

    private final Process process;
    private final ProcessGroup group;

    private Leader(Process process, ProcessGroup group) {
        this.process = process;
        this.group = group;
    }

    /** What becomes a program, or says that it is not there. */
    static List<String> finding(List<String> argv) {
        return Stream.concat(Stream.of("sh", "-c", FIND_THEN_RUN, "sh"), argv.stream())
                .toList();
    }

    /**
     * Starts a leader that waits.
     *
     * @param prefix what makes it lead a group
     */
    static Leader start(List<String> prefix, List<String> argv, Map<String, String> environment, Path directory) {
        List<String> wrapper = List.of("sh", "-c", WAIT_THEN_RUN, "sh");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.of(prefix, wrapper, argv).flatMap(List::stream).toList());
        builder.directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getInputStream().read();
            return new Leader(process, group(process));
        } catch (IOException e) {
            throw notStarted(directory, e);
        }
    }

    ProcessGroup group() {
        return group;
    }

    Process process() {
        return process;
    }

    InputStream output() {
        return process.getInputStream();
    }

    /** Lets the program run. */
    void release() {
        try (OutputStream input = process.getOutputStream()) {
            input.write((group.started() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // Somebody ended the leader: its exit code tells.
        }
    }

    private static ProcessGroup group(Process process) throws IOException {
        long id = process.pid();
        return ProcessTable.started(id)
                .map(started -> new ProcessGroup(id, started))
                .orElseThrow(() -> {
                    process.destroyForcibly();
                    return new IOException("nobody can say when process " + id + " started");
                });
    }

    private static OrchestratorException notStarted(Path directory, IOException cause) {
        return new OrchestratorException(
                Failure.giveUp(
                        "command.not-started",
                        "Cannot start a program in " + directory + ": " + cause.getMessage()
                                + ". Check that the directory is there and that 'sh' is on the PATH."),
                cause);
    }
}
