package dev.journeyman.cli.endtoend;

import dev.journeyman.cli.stub.ModelStub;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The model stub in a process of its own, and what it counted. */
final class ModelServer implements AutoCloseable {
    private final Process process;
    private final Path calls;
    private final String url;

    private ModelServer(Process process, Path calls, String url) {
        this.process = process;
        this.calls = calls;
        this.url = url;
    }

    /**
     * Starts it; it ends with this JVM at the latest.
     *
     * @param folder where it keeps what it was asked
     * @param answers a cassette
     * @param thinking how long a call is in flight at least
     */
    static ModelServer start(Path folder, String answers, Duration thinking) throws IOException {
        Path file = Files.writeString(Files.createDirectories(folder).resolve("answers.json"), answers);
        List<String> command = JavaProgram.command(
                List.of(),
                ModelStub.class.getName(),
                file.toString(),
                folder.toString(),
                Long.toString(thinking.toMillis()));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String port = Objects.requireNonNull(out.readLine(), "the stub ended before it served");
        return new ModelServer(process, folder.resolve("calls"), "http://127.0.0.1:" + port + "/v1");
    }

    /** For {@code OPENAI_BASE_URL}. */
    String url() {
        return url;
    }

    /** The keys of all calls so far, in order. */
    List<String> keys() throws IOException {
        return Files.readAllLines(calls).stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    /** How often each key was asked. */
    Map<String, Integer> counts() throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        keys().forEach(key -> counts.merge(key, 1, Integer::sum));
        return counts;
    }

    /** What was asked under a key first. */
    String prompt(String key) throws IOException {
        return Files.readString(calls.resolveSibling((keys().indexOf(key) + 1) + ".txt"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
