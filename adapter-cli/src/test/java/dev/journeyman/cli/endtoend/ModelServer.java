package dev.journeyman.cli.endtoend;

import dev.journeyman.cli.stub.ModelStub;
import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The model stub in a process of its own, and what it counted. */
final class ModelServer implements AutoCloseable {
    private final ChildJvm child;
    private final Path calls;
    private final String url;

    private ModelServer(ChildJvm child, Path calls, String url) {
        this.child = child;
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
    static ModelServer start(Path folder, String answers, Duration thinking) throws Exception {
        Path file = Files.writeString(Files.createDirectories(folder).resolve("answers.json"), answers);
        ChildJvm child = JavaProgram.of(ModelStub.class, file, folder, thinking.toMillis())
                .start();
        return new ModelServer(child, folder.resolve("calls"), "http://127.0.0.1:" + child.line() + "/v1");
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
        child.close();
    }
}
